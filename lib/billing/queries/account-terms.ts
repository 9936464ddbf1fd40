import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { lockAccount } from '@/lib/billing/queries/lock-account'
import { tierForDeposits } from '@/lib/billing/tier-for-deposits'
import { bumpChangeMark } from '@/lib/db/change-marks'
import { formatId } from '@/lib/db/id'
import { type Queryable, transaction } from '@/lib/db/transaction'
import { formatUsd } from '@/lib/money/picos'

type Terms = { tierId: string; tierByHand: boolean; creditLimitPicos: string; depositsPicos: string }

/** Under the account's lock, so that a deposit comes wholly before or after. */
async function lockedTerms(client: Queryable, accountId: bigint): Promise<Terms> {
  await lockAccount(client, accountId)
  const { rows } = await client.query<Terms>(
    `select a.tier_id as "tierId", a.tier_by_hand as "tierByHand",
       a.credit_limit_picos::text as "creditLimitPicos",
       (select coalesce(sum(e.paid_picos), 0) from ledger_entries e
        where e.account_id = $1 and e.kind in ('deposit', 'refund', 'dispute'))::text as "depositsPicos"
     from accounts a where a.account_id = $1`,
    [accountId],
  )
  return rows[0] ?? { tierId: 'basic', tierByHand: false, creditLimitPicos: '0', depositsPicos: '0' }
}

type Reasoned = { accountId: bigint; reason: string }

/** @returns false when no hand had set it. @throws AppError not_found */
export function unsetTierByHand({ accountId, reason }: Reasoned, by: By): Promise<boolean> {
  return transaction(async (client) => {
    const terms = await lockedTerms(client, accountId)
    if (!terms.tierByHand) return false
    const after = tierForDeposits(BigInt(terms.depositsPicos))
    await client.query('update accounts set tier_id = $2, tier_by_hand = false where account_id = $1', [
      accountId,
      after,
    ])
    const detail = { before: terms.tierId, after, reason }
    const target = formatId('acc', accountId)
    await recordAudit(client, { ...by, accountId, action: 'tier.return', target, detail })
    await bumpChangeMark(client, 'accounts')
    return true
  })
}

/** @throws AppError not_found */
export function updateCreditLimit(
  { accountId, reason, creditLimitPicos }: Reasoned & { creditLimitPicos: bigint },
  by: By,
): Promise<void> {
  return transaction(async (client) => {
    const before = BigInt((await lockedTerms(client, accountId)).creditLimitPicos)
    if (before === creditLimitPicos) return
    await client.query('update accounts set credit_limit_picos = $2 where account_id = $1', [
      accountId,
      creditLimitPicos,
    ])
    const detail = { beforeUsd: formatUsd(before), afterUsd: formatUsd(creditLimitPicos), reason }
    const target = formatId('acc', accountId)
    await recordAudit(client, { ...by, accountId, action: 'credit.set', target, detail })
    await bumpChangeMark(client, 'accounts')
  })
}
