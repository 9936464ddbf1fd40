import 'server-only'
import type { AuditRecord } from '@/lib/audit/schema'
import { newId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
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

type AuditRow = {
  auditId: bigint
  actor: string
  action: string
  target: string
  detail: unknown
  createdAt: Date
  /** The same instant to the microsecond, which a cursor needs. */
  createdAtText: string
}
type After = { createdAt: string; auditId: string } | null

/** What was changed of an account, newest first. */
export async function auditRows(
  accountId: bigint,
  { after, limit }: { after: After; limit: number },
): Promise<AuditRow[]> {
  const { rows } = await pool().query<AuditRow>(
    `select audit_id as "auditId", actor, action, target, detail, created_at as "createdAt",
       to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAtText"
     from audit_log
     where account_id = $1
       and ($2::timestamptz is null or (created_at, audit_id) < ($2::timestamptz, $3::bigint))
     order by created_at desc, audit_id desc limit $4`,
    [accountId, after?.createdAt ?? null, after?.auditId ?? null, limit],
  )
  return rows
}
