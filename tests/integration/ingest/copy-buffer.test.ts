import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { CopyBuffer, MAX_HISTOGRAM_BYTES } from '@/lib/ingest/copy-buffer'
import { copyTogether } from '@/lib/ingest/queries/copy-together'
import { BUCKET_STARTS } from '@/lib/usage/latency-buckets'

const NUMERICS = [
  0n,
  1n,
  9_999n,
  10_000n,
  10_001n,
  120_000_000n,
  10n ** 20n,
  10n ** 37n + 10_000n,
  10n ** 38n - 1n,
]
const WHOLE = [0, 1, 2 ** 31, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER, -1, -(2 ** 40) - 5]

it('what is written by hand is what Postgres reads', async () => {
  const buffer = new CopyBuffer(16)
  const rows = NUMERICS.map((numeric, index) => ({
    numeric,
    whole: WHOLE[index % WHOLE.length] ?? 0,
    micros: 1_772_366_400_123_456 - index * 10 ** 14,
    text: 'x'.repeat(index * 40),
    flag: index % 2 === 0,
  }))
  for (const row of rows) {
    buffer.row(7, 600)
    buffer.numeric(row.numeric)
    buffer.int8FromNumber(row.whole)
    buffer.int8(-BigInt(row.whole))
    buffer.timestamp(row.micros)
    buffer.latin1(row.text)
    buffer.bool(row.flag)
    buffer.int4(null)
  }
  await pool().query(
    `create table copied
       (n numeric(38,0), w bigint, b bigint, t timestamptz, s text, f bool, i int)`,
  )
  await copyTogether([{ statement: 'copy copied from stdin (format binary)', rows: buffer.finish() }])
  const { rows: read } = await pool().query(
    `select n::text, w, b, (extract(epoch from t) * 1000000)::bigint as micros, s, f, i
     from copied order by t desc`,
  )
  expect(read).toEqual(
    rows.map((row) => ({
      n: row.numeric.toString(),
      w: BigInt(row.whole),
      b: -BigInt(row.whole),
      micros: BigInt(row.micros),
      s: row.text,
      f: row.flag,
      i: null,
    })),
  )
})

it('a histogram is the number that has a count in every twelve digits', async () => {
  const last = BUCKET_STARTS.length - 1
  const samples = [
    [],
    [0],
    [last],
    [3, 0, 3],
    Array.from({ length: 25_000 }, (_, index) => index % 2),
    [last, 0],
  ]
  const buffer = new CopyBuffer(16)
  for (const buckets of samples) {
    buffer.row(1, 6 + MAX_HISTOGRAM_BYTES)
    buffer.histogram(buckets)
  }
  await pool().query('create table counted (place int generated always as identity, h numeric)')
  await copyTogether([{ statement: 'copy counted (h) from stdin (format binary)', rows: buffer.finish() }])
  const { rows } = await pool().query<{ h: string }>('select h::text from counted order by place')
  const numberOf = (buckets: number[]) =>
    buckets.reduce((sum, bucket) => sum + 10n ** BigInt(12 * bucket), 0n).toString()
  expect(rows.map((row) => row.h)).toEqual(samples.map(numberOf))
})
