import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { EntryKind } from '@/lib/billing/schema'
import { tierForDeposits } from '@/lib/billing/tier-for-deposits'
import { bumpChangeMark } from '@/lib/db/change-marks'
import { formatId } from '@/lib/db/id'
import type { Queryable } from '@/lib/db/transaction'
import { formatUsd } from '@/lib/money/picos'

/** What money alone decides; an account on another tier got it by an operator's hand. */
const EARNED_TIERS = ['basic', 'pro']

/**
 * Brings the account's tier to what its deposits earn, inside the transaction that moved them and under its
 * lock of the account. A tier set by hand stands.
 */
export async function refreshTier(
  client: Queryable,
  { accountId, because, now }: { accountId: bigint; because: EntryKind; now: Date },
): Promise<void> {
  const { rows } = await client.query<{ tierId: string; tierByHand: boolean; depositsPicos: string }>(
    `select a.tier_id as "tierId", a.tier_by_hand as "tierByHand",
       (select coalesce(sum(e.paid_picos), 0) from ledger_entries e
        where e.account_id = $1 and e.kind in ('deposit', 'refund', 'dispute'))::text as "depositsPicos"
     from accounts a where a.account_id = $1`,
    [accountId],
  )
  const account = rows[0]
  if (!account || account.tierByHand || !EARNED_TIERS.includes(account.tierId)) return
  const tierId = tierForDeposits(BigInt(account.depositsPicos))
  if (tierId === account.tierId) return
  await client.query('update accounts set tier_id = $2 where account_id = $1', [accountId, tierId])
  const target = formatId('acc', accountId)
  const depositsUsd = formatUsd(BigInt(account.depositsPicos))
  const detail = { before: account.tierId, after: tierId, because, depositsUsd }
  await recordAudit(client, { accountId, actor: 'system', action: 'tier.earn', target, detail, now })
  await bumpChangeMark(client, 'accounts')
}
