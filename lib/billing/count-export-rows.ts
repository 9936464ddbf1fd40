import { type ExportAsk, exportQuestion } from '@/lib/billing/export-question'
import { countRows } from '@/lib/billing/queries/count-rows'
import type { ExportRows } from '@/lib/billing/schema'

/** How many rows an export would have now. */
export async function countExportRows(accountId: bigint, ask: ExportAsk): Promise<ExportRows> {
  return { rows: await countRows(exportQuestion(accountId, ask)) }
}
