import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createMigration } from '@/lib/db/create-migration'
import { diffSchema } from '@/lib/db/diff-schema'
import { migrate } from '@/lib/db/migrate'
import { databaseUrl, dropDatabase } from '@/tests/support/template-database'

const model = (columns: string) => `datasource db {
  provider = "postgresql"
}

model Thing {
  id BigInt @id
  ${columns}
}
`

describe('migrations', () => {
  let folder = ''
  let name = ''

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'migrations-'))
    name = `migrate_${randomBytes(6).toString('hex')}`
    await query('postgres', `create database ${name}`)
  })
  afterEach(async () => {
    await dropDatabase(name)
    await rm(folder, { recursive: true })
  })

  async function query(database: string, text: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: databaseUrl(database) })
    await client.connect()
    try {
      return (await client.query(text)).rows
    } finally {
      await client.end()
    }
  }

  async function write(migration: string, sql: string): Promise<void> {
    await mkdir(join(folder, migration), { recursive: true })
    await writeFile(join(folder, migration, 'migration.sql'), sql)
  }

  test('the migrations lead to the very schema that the client is made from', async () => {
    await migrate(databaseUrl(name))
    expect(await diffSchema(databaseUrl(name))).toBe('')
  })

  test('a column that someone dropped by hand is noticed', async () => {
    await migrate(databaseUrl(name))
    await query(name, 'alter table accounts drop column name')
    expect(await diffSchema(databaseUrl(name))).toMatch(/ALTER TABLE "accounts" ADD COLUMN +"name"/)
  })

  test('a new migration holds what the schema has more, and nothing when they agree', async () => {
    const schema = join(folder, 'schema.prisma')
    const server = databaseUrl('postgres')
    const at = (day: number) => new Date(Date.UTC(2025, 0, day))
    await writeFile(schema, model(''))
    const first = await createMigration(server, 'first', at(1), folder, schema)
    await writeFile(schema, model('name String'))
    const second = await createMigration(server, 'second', at(2), folder, schema)
    expect([first, second]).toEqual([
      join(folder, '20250101000000_first', 'migration.sql'),
      join(folder, '20250102000000_second', 'migration.sql'),
    ])
    expect(await createMigration(server, 'third', at(3), folder, schema)).toBeNull()
    expect(await migrate(databaseUrl(name), folder)).toEqual([
      '20250101000000_first',
      '20250102000000_second',
    ])
    expect(await diffSchema(databaseUrl(name), schema)).toBe('')
  })

  test('of two processes at once, one applies them and the other finds them applied', async () => {
    const both = await Promise.all([migrate(databaseUrl(name)), migrate(databaseUrl(name))])
    const counts = both.map((names) => names.length).sort((a, b) => a - b)
    expect(counts[0]).toBe(0)
    expect(counts[1]).toBeGreaterThan(0)
  })

  test('function bodies keep their semicolons', async () => {
    await write(
      '1_f',
      'create function f() returns int language plpgsql as $$ begin return 1; end $$; -- end',
    )
    await migrate(databaseUrl(name), folder)
    expect(await query(name, 'select f()')).toEqual([{ f: 1 }])
  })

  test('a migration that is cut off leaves nothing, and is applied by whoever comes next', async () => {
    await write('1_a', 'create table a (x int)')
    await write('2_b', 'create table b (x int); select pg_terminate_backend(pg_backend_pid())')
    await expect(migrate(databaseUrl(name), folder)).rejects.toThrow()
    expect(await query(name, "select to_regclass('a') is null as a, to_regclass('b') is null as b")).toEqual([
      { a: false, b: true },
    ])
    await write('2_b', 'create table b (x int)')
    expect(await migrate(databaseUrl(name), folder)).toEqual(['2_b'])
    expect(await migrate(databaseUrl(name), folder)).toEqual([])
  })
})
