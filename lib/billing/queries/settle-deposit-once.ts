import 'server-only'
import { periodOf } from '@/lib/billing/period-of'
import { type Appended, appendEntry } from '@/lib/billing/queries/append-entry'
import { lockAccount } from '@/lib/billing/queries/lock-account'
import type { DepositOrigin, DepositStatus, PaymentVia } from '@/lib/billing/schema'
import { formatId } from '@/lib/db/id'
import { transaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'

type Row = { status: DepositStatus; via: PaymentVia; origin: DepositOrigin; amountPicos: string }

/**
 * Turns a pending deposit of the test mode into its one ledger entry, both in one transaction. Whoever comes
 * second, at the same moment or years later, finds the entry.
 */
export function settleDepositOnce(accountId: bigint, depositId: bigint, now: Date): Promise<Appended> {
  return transaction(async (client) => {
    await lockAccount(client, accountId)
    const { rows } = await client.query<Row>(
      `select status, via, origin, amount_picos::text as "amountPicos"
       from deposits where account_id = $1 and deposit_id = $2`,
      [accountId, depositId],
    )
    const deposit = rows[0]
    if (!deposit) throw new AppError('not_found', 'There is no such deposit.')
    if (deposit.via !== 'test') throw new AppError('conflict', 'This deposit is paid at Stripe.')
    if (deposit.status === 'failed')
      throw new AppError('conflict', 'This payment has failed. Start a new deposit.')
    const entry = {
      accountId,
      kind: 'deposit',
      idempotencyKey: `deposit:${formatId('dep', depositId)}`,
      period: periodOf(now),
      amountPicos: BigInt(deposit.amountPicos),
      reason: deposit.origin === 'auto' ? 'Automatic top-up' : 'Deposit',
    } as const
    const appended = await appendEntry(client, entry, now)
    if (appended.created) {
      await client.query(
        `update deposits set status = 'settled', settled_at = $3 where account_id = $1 and deposit_id = $2`,
        [accountId, depositId, now],
      )
    }
    return appended
  })
}
