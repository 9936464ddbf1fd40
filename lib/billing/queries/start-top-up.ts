import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import { lockAccount } from '@/lib/billing/queries/lock-account'
import type { PaymentVia } from '@/lib/billing/schema'
import { formatId, newId } from '@/lib/db/id'
import { transaction } from '@/lib/db/transaction'
import { formatUsd } from '@/lib/money/picos'
import { DAY_MS } from '@/lib/time/range'

type Wanted = {
  amountPicos: string
  timesADay: number
  via: PaymentVia
  customerId: string | null
  methodId: string
}

/**
 * Writes down that an account is about to be topped up, before anybody is asked for money: one at a time, and
 * so many a day. Under the account's lock, so that of two processes one does.
 * @returns whether it was written
 */
export function startTopUp(accountId: bigint, now: Date): Promise<boolean> {
  return transaction(async (client) => {
    await lockAccount(client, accountId)
    const { rows } = await client.query<Wanted>(
      `select s.top_up_amount_picos::text as "amountPicos", s.top_ups_a_day as "timesADay",
         s.method_via as via, s.customer_id as "customerId", s.method_id as "methodId"
       from billing_settings s
       where s.account_id = $1 and s.top_up_enabled and s.top_up_paused_at is null
         and s.method_id is not null and s.method_via is not null
         and s.top_ups_a_day > (select count(*) from deposits d
           where d.account_id = $1 and d.origin = 'auto' and d.created_at > $2)
         and not exists (select from deposits d
           where d.account_id = $1 and d.origin = 'auto' and d.status = 'pending')`,
      [accountId, new Date(now.getTime() - DAY_MS)],
    )
    const wanted = rows[0]
    if (!wanted) return false
    const depositId = newId()
    await client.query(
      `insert into deposits (account_id, deposit_id, amount_picos, status, via, origin, customer_id,
         method_id, created_at)
       values ($1, $2, $3, 'pending', $4::payment_via, 'auto', $5, $6, $7)`,
      [accountId, depositId, wanted.amountPicos, wanted.via, wanted.customerId, wanted.methodId, now],
    )
    const target = formatId('dep', depositId)
    const detail = { amountUsd: formatUsd(BigInt(wanted.amountPicos)) }
    await recordAudit(client, { accountId, actor: 'system', action: 'top_up.start', target, detail, now })
    return true
  })
}
