import 'server-only'
import type { Queryable } from '@/lib/db/transaction'

export type ChainFault = { number: number; what: string; expected: string; found: string }

/**
 * Walks an account's ledger: numbers without a gap, balances that add up from zero, promo never below zero.
 */
export async function entryChain(
  client: Queryable,
  accountId: bigint,
): Promise<{ entries: number; faults: ChainFault[] }> {
  const { rows } = await client.query<
    { entries: bigint } & { [Name in keyof ChainFault]: ChainFault[Name] | null }
  >(
    `with walked as materialized (
       select number, promo_balance_picos as promo_found, balance_picos as found,
         row_number() over walk as place,
         sum(promo_picos) over walk as promo_expected, sum(promo_picos + paid_picos) over walk as expected
       from ledger_entries where account_id = $1
       window walk as (order by number rows unbounded preceding)
     ), faults as (
       select number, 'number' as what, place::text as expected, number::text as found
       from walked where number <> place
       union all
       select number, 'promo balance', promo_expected::text, promo_found::text
       from walked where promo_found <> promo_expected
       union all
       select number, 'promo balance at or above', '0', promo_found::text from walked where promo_found < 0
       union all
       select number, 'balance', expected::text, found::text from walked where found <> expected
     )
     select t.entries, f.number, f.what, f.expected, f.found
     from (select count(*) as entries from walked) t left join faults f on true order by f.number`,
    [accountId],
  )
  const faults = rows.flatMap(({ number, what, expected, found }) =>
    number !== null && what !== null && expected !== null && found !== null
      ? [{ number, what, expected, found }]
      : [],
  )
  return { entries: Number(rows[0]?.entries ?? 0), faults }
}
