import 'server-only'
import { billingPeriod } from '@/lib/billing/billing-period'
import { lockAccount } from '@/lib/billing/queries/lock-account'
import { refreshTier } from '@/lib/billing/queries/refresh-tier'
import type { EntryKind, MoneyPart } from '@/lib/billing/schema'
import { splitAmount } from '@/lib/billing/split-amount'
import { newId } from '@/lib/db/id'
import type { Queryable } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'

/**
 * `period` is a billing month such as `2026-11`; `amountPicos` is signed as the balance moves; `part` is the
 * money that an adjustment touches, paid when left out.
 */
export type NewEntry = {
  accountId: bigint
  kind: EntryKind
  idempotencyKey: string
  period: string
  amountPicos: bigint
  reason: string
  part?: MoneyPart
}
export type Appended = { entryId: bigint; created: boolean }

const MOVES_TIER: readonly EntryKind[] = ['deposit', 'refund', 'dispute']

type Standing = { entryId: bigint; kind: EntryKind; amountPicos: string; isPromo: boolean }

/** The entry that this key has made before, if any. @throws AppError conflict when it was another entry. */
async function findRepeat(client: Queryable, entry: NewEntry): Promise<Appended | null> {
  const { rows } = await client.query<Standing>(
    `select entry_id as "entryId", kind, (promo_picos + paid_picos)::text as "amountPicos",
       promo_picos <> 0 as "isPromo"
     from ledger_entries where account_id = $1 and idempotency_key = $2`,
    [entry.accountId, entry.idempotencyKey],
  )
  const found = rows[0]
  if (!found) return null
  const isOther = found.kind !== entry.kind || BigInt(found.amountPicos) !== entry.amountPicos
  if (isOther || (entry.part !== undefined && found.isPromo !== (entry.part === 'promo'))) {
    throw new AppError('conflict', 'This id was used for another entry. Nothing was changed.')
  }
  return { entryId: found.entryId, created: false }
}

/**
 * Appends one entry inside the caller's transaction, under the account's lock: split into promo and paid,
 * with its running number and balances. The same idempotency key again is the entry that stands already. A
 * month that has closed takes no entry any more: what is meant for it stands in the first open one.
 * @throws AppError not_found, conflict, unprocessable (promo credit below zero)
 */
export async function appendEntry(client: Queryable, entry: NewEntry, now: Date): Promise<Appended> {
  const { accountId, kind, idempotencyKey, amountPicos, reason, part } = entry
  const { openPeriod } = await lockAccount(client, accountId)
  const period = billingPeriod(entry.period, openPeriod)
  const repeat = await findRepeat(client, entry)
  if (repeat) return repeat
  const { rows } = await client.query<{ number: number; promoBalance: string; balance: string }>(
    `select number, promo_balance_picos::text as "promoBalance", balance_picos::text as balance
     from ledger_entries where account_id = $1 order by number desc limit 1`,
    [accountId],
  )
  const last = rows[0] ?? { number: 0, promoBalance: '0', balance: '0' }
  const { promoPicos, paidPicos } = splitAmount(kind, amountPicos, BigInt(last.promoBalance), part)
  if (part === 'promo' && BigInt(last.promoBalance) + promoPicos < 0n) {
    throw new AppError('unprocessable', 'Promo credit never goes below zero. Nothing was changed.')
  }
  const entryId = newId()
  await client.query(
    `insert into ledger_entries (account_id, entry_id, number, kind, idempotency_key, period,
       promo_picos, paid_picos, promo_balance_picos, balance_picos, reason, created_at)
     values ($1, $2, $3, $4::entry_kind, $5, to_date($6, 'YYYY-MM'), $7, $8, $9, $10, $11, $12)`,
    [
      accountId,
      entryId,
      last.number + 1,
      kind,
      idempotencyKey,
      period,
      promoPicos,
      paidPicos,
      BigInt(last.promoBalance) + promoPicos,
      BigInt(last.balance) + amountPicos,
      reason,
      now,
    ],
  )
  if (MOVES_TIER.includes(kind)) await refreshTier(client, { accountId, because: kind, now })
  return { entryId, created: true }
}
