// `npm run migrate` brings the database to the newest migration; with `-- --name WORDS` it writes the migration that
// leads from the existing ones to prisma/schema.prisma instead.
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { createMigration } from '@/lib/db/create-migration'
import { migrate } from '@/lib/db/migrate'

const { values } = parseArgs({ options: { name: { type: 'string' } } })
const databaseUrl = process.env.DATABASE_URL
if (!databaseUrl) throw new Error('DATABASE_URL is not set')

if (values.name === undefined) {
  const applied = await migrate(databaseUrl)
  console.log(applied.length === 0 ? 'The database is up to date' : `Applied ${applied.join(', ')}`)
} else {
  const file = await createMigration(databaseUrl, values.name, new Date())
  console.log(file ? `Wrote ${relative(process.cwd(), file)}` : 'The migrations and the schema agree')
}
