// `npm run migrate` brings the database to what the product needs: tables, tiers, the price book. With `--
// --name WORDS` it writes the migration that leads from the existing ones to prisma/schema.prisma instead.
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { createMigration } from '@/lib/db/create-migration'
import { env } from '@/lib/env'
import { prepareDatabase } from '@/lib/server/prepare-database'
import { runMain } from '@/scripts/main/run-main'

await runMain(async () => {
  const { values } = parseArgs({ options: { name: { type: 'string' } } })
  if (values.name === undefined) {
    await prepareDatabase(new Date())
    console.log('The database is up to date')
  } else {
    const file = await createMigration(env().DATABASE_URL, values.name, new Date())
    console.log(file ? `Wrote ${relative(process.cwd(), file)}` : 'The migrations and the schema agree')
  }
  return 0
})
