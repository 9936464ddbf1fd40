import type { Writable } from 'node:stream'
import { exportDays } from '@/lib/billing/export-days'
import { BILLING_CSV_SQL, billingCsvValues, type ExportFilters } from '@/lib/billing/queries/billing-csv'
import { copyCsv } from '@/lib/billing/queries/copy-csv'
import type { Range } from '@/lib/time/range'

/**
 * Streams the plain billing CSV of a range into `destination` and ends it: a line a local day of the zone,
 * project, key, model and kind, by date of usage. Memory doesn't grow with the number of lines.
 */
export async function exportBillingCsv(
  accountId: bigint,
  { zone, filters = {}, ...range }: Range & { zone: string; filters?: ExportFilters },
  destination: Writable,
): Promise<void> {
  const values = billingCsvValues(accountId, exportDays(range, zone), filters)
  await copyCsv(BILLING_CSV_SQL, values, destination)
}
