import 'server-only'
import type { Queryable } from '@/lib/db/transaction'

export type PeriodLedger = {
  /** The balance of all entries of the months before. */
  openingPicos: bigint
  depositsPicos: bigint
  promoPicos: bigint
  /** Refunds, disputes and adjustments. */
  otherPicos: bigint
  /** What usage cost: charges and re-rates, as a positive amount. */
  chargedPicos: bigint
}

/** What an account's ledger says of a billing month. */
export async function periodLedger(
  client: Queryable,
  accountId: bigint,
  period: string,
): Promise<PeriodLedger> {
  const { rows } = await client.query<Record<keyof PeriodLedger, string>>(
    `with entries as (
       select kind, period < ($2 || '-01')::date as is_before, promo_picos + paid_picos as picos
       from ledger_entries where account_id = $1 and period <= ($2 || '-01')::date
     )
     select coalesce(sum(picos) filter (where is_before), 0)::text as "openingPicos",
       coalesce(sum(picos) filter (where not is_before and kind = 'deposit'), 0)::text as "depositsPicos",
       coalesce(sum(picos) filter (where not is_before and kind = 'promo'), 0)::text as "promoPicos",
       coalesce(sum(picos) filter (where not is_before
         and kind in ('refund', 'dispute', 'adjustment')), 0)::text as "otherPicos",
       (-coalesce(sum(picos) filter (where not is_before and kind in ('charge', 'rerate')), 0))::text
         as "chargedPicos"
     from entries`,
    [accountId, period],
  )
  const row = rows[0]
  return {
    openingPicos: BigInt(row?.openingPicos ?? 0),
    depositsPicos: BigInt(row?.depositsPicos ?? 0),
    promoPicos: BigInt(row?.promoPicos ?? 0),
    otherPicos: BigInt(row?.otherPicos ?? 0),
    chargedPicos: BigInt(row?.chargedPicos ?? 0),
  }
}
