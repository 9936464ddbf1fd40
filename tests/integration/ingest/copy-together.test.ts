import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { CopyBuffer } from '@/lib/ingest/copy-buffer'
import { type Copy, copyTogether } from '@/lib/ingest/queries/copy-together'

/** More than a socket takes at once, so that data is still on its way when a COPY fails. */
const MANY = 200_000

function copyOf(table: string, numbers: Iterable<number>): Copy {
  const buffer = new CopyBuffer(16)
  for (const number of numbers) {
    buffer.row(1, 8)
    buffer.int4(number)
  }
  return { statement: `copy ${table} from stdin (format binary)`, rows: buffer.finish() }
}

const upTo = (count: number) => Array.from({ length: count }, (_, number) => number)

async function counts(): Promise<unknown> {
  const { rows } = await pool().query(
    'select (select count(*)::int from firsts) as firsts, (select count(*)::int from seconds) as seconds',
  )
  return rows[0]
}

beforeEach(async () => {
  await pool().query('drop table if exists firsts, seconds')
  await pool().query('create table firsts (n int primary key)')
  await pool().query('create table seconds (n int primary key)')
})

it('keeps all rows of all tables', async () => {
  await copyTogether([copyOf('firsts', upTo(MANY)), copyOf('seconds', upTo(3))])
  expect(await counts()).toEqual({ firsts: MANY, seconds: 3 })
})

it.each([
  ['first', [0, 0, ...upTo(MANY)], upTo(MANY), '23505'],
  ['last', upTo(MANY), [...upTo(MANY), 5], '23505'],
])('keeps nothing when the %s can not be copied, and goes on', async (_, firsts, seconds, code) => {
  await expect(copyTogether([copyOf('firsts', firsts), copyOf('seconds', seconds)])).rejects.toMatchObject({
    code,
  })
  expect(await counts()).toEqual({ firsts: 0, seconds: 0 })
  await copyTogether([copyOf('firsts', upTo(2)), copyOf('seconds', upTo(1))])
  expect(await counts()).toEqual({ firsts: 2, seconds: 1 })
})

it.each([0, 1])('keeps nothing when table %i does not exist', async (missing) => {
  const tables = ['firsts', 'seconds'].map((table, place) => (place === missing ? 'nowhere' : table))
  const copies = tables.map((table) => copyOf(table, upTo(MANY)))
  await expect(copyTogether(copies)).rejects.toMatchObject({ code: '42P01' })
  expect(await counts()).toEqual({ firsts: 0, seconds: 0 })
})

it('tells when the connection is cut in the middle, and keeps nothing', async () => {
  const holder = await pool().connect()
  await holder.query('begin; lock table seconds in access exclusive mode')
  const copying = copyTogether([copyOf('firsts', upTo(10)), copyOf('seconds', upTo(10))])
  const refused = expect(copying).rejects.toBeInstanceOf(Error)
  const cut = `select count(pg_terminate_backend(pid))::int as cut from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  let ended = 0
  while (ended === 0) ended = (await pool().query<{ cut: number }>(cut)).rows[0]?.cut ?? 0
  await refused
  await holder.query('rollback')
  holder.release()
  expect(await counts()).toEqual({ firsts: 0, seconds: 0 })
})
