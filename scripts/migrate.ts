// `npm run migrate` brings the database to what the product needs: tables, tiers, the price book. Given
// `--name WORDS` it writes the migration that leads from the existing ones to prisma/schema.prisma instead.
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { createMigration } from '@/lib/db/create-migration'
import { closePool } from '@/lib/db/pool'
import { env } from '@/lib/env'
import { prepareDatabase } from '@/lib/server/prepare-database'

const { values } = parseArgs({ options: { name: { type: 'string' } } })
if (values.name === undefined) {
  await prepareDatabase(new Date())
  await closePool()
  console.log('The database is up to date')
} else {
  const file = await createMigration(env().DATABASE_URL, values.name, new Date())
  console.log(file ? `Wrote ${relative(process.cwd(), file)}` : 'The migrations and the schema agree')
}
