import { parseArgs } from 'node:util'
import { closePool } from '@/lib/db/pool'
import { closePrisma } from '@/lib/db/prisma'
import { prepareDatabase } from '@/lib/server/prepare-database'
import { benchAccounts } from '@/tests/bench/accounts'
import { benchCharts } from '@/tests/bench/charts'
import { benchExport } from '@/tests/bench/export'
import type { Figure } from '@/tests/bench/figure'
import { benchGrowth } from '@/tests/bench/growth'
import { benchIngest } from '@/tests/bench/ingest'
import { benchOrm } from '@/tests/bench/orm'
import { benchRepeats } from '@/tests/bench/repeats'
import { benchStorage } from '@/tests/bench/storage'

/**
 * Runs one bench in an empty database. Its figures are the last line of the output, as JSON; the lines before
 * say what it is at.
 */
const BENCHES: Record<string, (options: { events: number | null }) => Promise<Figure[]>> = {
  ingest: benchIngest,
  orm: benchOrm,
  repeats: benchRepeats,
  accounts: benchAccounts,
  storage: benchStorage,
  growth: benchGrowth,
  charts: benchCharts,
  export: benchExport,
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { events: { type: 'string' } } })
const bench = BENCHES[positionals[0] ?? '']
if (!bench) throw new Error(`There is no bench ${positionals[0]}`)
const events = values.events === undefined ? null : Number(values.events)
if (events !== null && !(Number.isInteger(events) && events >= 2_000_000))
  throw new Error('--events must be a whole number of 2,000,000 or more')

await prepareDatabase(new Date())
const figures = await bench({ events })
await closePrisma()
await closePool()
console.log(JSON.stringify(figures))
