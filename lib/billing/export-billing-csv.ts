import type { Writable } from 'node:stream'
import { type ExportAsk, exportQuestion } from '@/lib/billing/export-question'
import { copyCsv } from '@/lib/billing/queries/copy-csv'

/**
 * Streams an export into `destination` and ends it. Memory doesn't grow with the number of rows, which
 * `atEnd` is told before the destination is ended.
 */
export async function exportBillingCsv(
  accountId: bigint,
  ask: ExportAsk,
  destination: Writable,
  atEnd: (rows: number) => void = () => {},
): Promise<void> {
  await copyCsv(exportQuestion(accountId, ask), destination, atEnd)
}
