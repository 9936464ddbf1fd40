import { type AuditWriter, insertAuditEntry } from '@/lib/audit/queries'
import type { AuditRecord } from '@/lib/audit/schema'

/**
 * Audit owns the log of who changed prices, tiers, keys, sources, members and balances. It decides nothing
 * and is read by people; what happened to usage or money is told by events and the ledger. Rows are written
 * inside the transaction of the change, so neither stands without the other, and are never updated.
 */
export async function recordAudit(tx: AuditWriter, record: AuditRecord): Promise<void> {
  await insertAuditEntry(tx, record)
}
