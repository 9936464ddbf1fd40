import 'server-only'
import type { AuditRecord } from '@/lib/audit/schema'
import { newId } from '@/lib/db/id'
import type { Queryable } from '@/lib/db/transaction'
import type { Prisma } from '@/prisma/generated/client'

/**
 * A transaction under way, of Prisma or of pg: the row must be written, or not, together with the change it
 * tells of.
 */
export type AuditWriter = Prisma.TransactionClient | Queryable

export async function insertAuditEntry(tx: AuditWriter, record: AuditRecord): Promise<void> {
  const { accountId, actor, action, target, detail, now } = record
  if (!('query' in tx)) {
    await tx.auditEntry.create({
      data: { accountId, auditId: newId(), actor, action, target, detail, createdAt: now },
    })
    return
  }
  await tx.query(
    `insert into audit_log (account_id, audit_id, actor, action, target, detail, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [accountId, newId(), actor, action, target, JSON.stringify(detail), now],
  )
}
