import type { RowRefused } from '@/lib/ingest/formats/row-refused'
import { type IngestAnswer, MAX_RESULTS, type PricedEvent, type RowResult } from '@/lib/ingest/schema'
import type { Repeats } from '@/lib/ingest/write-batch'

export type ReadRow =
  | { index: number; id: string | null; refused: RowRefused }
  | { index: number; id: string; priced: PricedEvent }

const SAID = {
  duplicate: 'This event was recorded before; it is counted once.',
  conflict: 'Another event was recorded under this id; that one stands.',
  unpriced: 'The event is recorded; it has no price yet.',
} as const

function resultOf(row: ReadRow, repeats: Repeats): RowResult | null {
  const { index, id } = row
  if ('refused' in row) {
    return { index, id, result: 'rejected', code: row.refused.code, message: row.refused.message }
  }
  const result = repeats.get(row.priced) ?? (row.priced.charge === 'unpriced' ? 'unpriced' : null)
  return result && { index, id, result, code: result, message: SAID[result] }
}

/** The answer to a request: every row counted once, and the rows named that were not simply accepted. */
export function answer(rows: readonly ReadRow[], repeats: Repeats, ignoredFields: number): IngestAnswer {
  const counts = { duplicate: 0, conflict: 0, rejected: 0, unpriced: 0 }
  const results: RowResult[] = []
  for (const row of rows) {
    const result = resultOf(row, repeats)
    if (!result) continue
    counts[result.result]++
    if (results.length < MAX_RESULTS) results.push(result)
  }
  return {
    accepted: rows.length - counts.duplicate - counts.conflict - counts.rejected,
    duplicates: counts.duplicate,
    conflicts: counts.conflict,
    rejected: counts.rejected,
    unpriced: counts.unpriced,
    ignored_fields: ignoredFields,
    results,
  }
}
