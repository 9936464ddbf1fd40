import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import { formatId } from '@/lib/db/id'
import type { Queryable } from '@/lib/db/transaction'

/** Holds automatic top-ups back until a person has looked at why, in the caller's transaction. */
export async function pauseTopUps(
  client: Queryable,
  accountId: bigint,
  reason: string,
  now: Date,
): Promise<void> {
  const { rowCount } = await client.query(
    `update billing_settings set top_up_paused_at = $3, top_up_pause_reason = $2
     where account_id = $1 and top_up_paused_at is null`,
    [accountId, reason, now],
  )
  if (rowCount === 0) return
  const target = formatId('acc', accountId)
  const record = { accountId, actor: 'system', action: 'top_up.pause', target, detail: { reason }, now }
  await recordAudit(client, record)
}
