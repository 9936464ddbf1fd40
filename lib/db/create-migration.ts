import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { diffSchema, schemaFile } from './diff-schema'
import { migrate, migrationsFolder } from './migrate'

const lockFile = `# Written by Prisma's tools, and read by them.
provider = "postgresql"
`

async function withScratchDatabase<T>(
  serverUrl: string,
  use: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  const name = `scratch_${randomBytes(6).toString('hex')}`
  const scratchUrl = new URL(serverUrl)
  scratchUrl.pathname = `/${name}`
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
    return await use(scratchUrl.href)
  } finally {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.end()
  }
}

/**
 * Writes the migration that leads from the existing migrations to the Prisma schema and answers its file, or
 * null when they agree. It works in a database of its own on the given server, where its user must be allowed
 * to make one.
 */
export async function createMigration(
  serverUrl: string,
  name: string,
  now: Date,
  folder = migrationsFolder,
  schemaPath = schemaFile,
): Promise<string | null> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Error('A migration is named in lower case letters, digits and underscores')
  }
  const sql = await withScratchDatabase(serverUrl, async (scratchUrl) => {
    await migrate(scratchUrl, folder)
    return diffSchema(scratchUrl, schemaPath)
  })
  if (sql === '') return null
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14)
  const file = join(folder, `${stamp}_${name}`, 'migration.sql')
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(join(folder, 'migration_lock.toml'), lockFile)
  await writeFile(file, sql)
  return file
}
