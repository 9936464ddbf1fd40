import type { Range } from '@/lib/time/range'
import { costLinesOf } from '@/lib/usage/cost-lines-of'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { costByPrice, type PricedRow } from '@/lib/usage/queries/cost-by-price'
import type { CostLines, UnchargedLine } from '@/lib/usage/schema'

function unchargedOf(rows: readonly PricedRow[]): UnchargedLine[] {
  return rows
    .filter((row) => row.unpriced !== '0' || row.unmetered !== '0')
    .map(({ model, kind, unpriced, unmetered }) => ({ model, kind, unpriced, unmetered }))
}

function total(texts: readonly string[]): string {
  return texts.reduce((sum, text) => sum + BigInt(text), 0n).toString()
}

/**
 * What a range cost, by model, kind, price and meter; its total is the cost that `readUsage` gives for the
 * range.
 */
export async function readCostLines(
  accountId: bigint,
  { startAt, endAt, filter }: Range & { filter: UsageFilter },
  { now }: { now: Date },
): Promise<CostLines> {
  const buckets = [{ startAt, endAt }]
  const rows = await costByPrice({ accountId, buckets, also: [], filter, atMost: null })
  const priced = rows.filter((row) => row.priceId !== 0n).map(costLinesOf)
  return {
    startAt: startAt.toISOString(),
    endAt: endAt.toISOString(),
    completeTo: now.toISOString(),
    lines: priced.flatMap(({ lines }) => lines),
    rounding: priced.flatMap(({ rounding }) => rounding),
    uncharged: unchargedOf(rows),
    unpriced: total(rows.map((row) => row.unpriced)),
    unmetered: total(rows.map((row) => row.unmetered)),
    costPicos: total(rows.map((row) => row.costPicos)),
  }
}
