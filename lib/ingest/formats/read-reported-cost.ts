import { MAX_COST_PICOS } from '@/lib/ingest/schema'
import { parseUsd } from '@/lib/money/picos'

const DECIMALS = 12

/**
 * What a sender says that a request cost, a number of dollars, as picos. It is only ever compared, so that
 * one that makes no sense is left out and its row is taken.
 */
export function readReportedCost(dollars: unknown): bigint | null {
  if (typeof dollars !== 'number' || !(dollars >= 0 && dollars < 1e6)) return null
  const picos = parseUsd(dollars.toFixed(DECIMALS))
  return picos !== null && picos <= MAX_COST_PICOS ? picos : null
}
