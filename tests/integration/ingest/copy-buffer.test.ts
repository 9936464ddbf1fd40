import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { CopyBuffer } from '@/lib/ingest/copy-buffer'
import { copyInto } from '@/lib/ingest/queries/copy-into'

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
  const client = await pool().connect()
  await client.query(
    `create temporary table copied
       (n numeric(38,0), w bigint, b bigint, t timestamptz, s text, f bool, i int)`,
  )
  await copyInto(client, 'copy copied from stdin (format binary)', buffer.finish())
  const { rows: read } = await client.query(
    `select n::text, w, b, (extract(epoch from t) * 1000000)::bigint as micros, s, f, i
     from copied order by t desc`,
  )
  client.release()
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
