import 'server-only'
import { pool } from '@/lib/db/pool'
import type { AccountReconciliation } from '@/lib/reconcile/reconcile-account'
import type { Difference, Equation, PeriodSides } from '@/lib/reconcile/schema'

/** So many differences of an account are kept: who has more has one cause. */
const KEPT = 500

/** Keeps what a check found in place of what the one before had. */
export async function keepResult(accountId: bigint, result: AccountReconciliation, ranAt: Date) {
  const { differences, checked, periods } = result
  const byEquation: Partial<Record<Equation, number>> = {}
  for (const { equation } of differences) byEquation[equation] = (byEquation[equation] ?? 0) + 1
  await pool().query(
    `insert into reconcile_results
       (account_id, ran_at, days, periods, entries, differences, by_equation, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (account_id) do update set ran_at = excluded.ran_at, days = excluded.days,
       periods = excluded.periods, entries = excluded.entries, differences = excluded.differences,
       by_equation = excluded.by_equation, detail = excluded.detail`,
    [
      accountId,
      ranAt,
      checked.days,
      checked.periods,
      checked.entries,
      differences.length,
      JSON.stringify(byEquation),
      JSON.stringify({ differences: differences.slice(0, KEPT), periods }),
    ],
  )
}

export type KeptResult = {
  ranAt: Date
  days: number
  periods: number
  entries: number
  differences: number
  detail: { differences: Difference[]; periods: PeriodSides[] }
}

export async function resultOf(accountId: bigint): Promise<KeptResult | null> {
  const { rows } = await pool().query<KeptResult>(
    `select ran_at as "ranAt", days, periods, entries, differences, detail
     from reconcile_results where account_id = $1`,
    [accountId],
  )
  return rows[0] ?? null
}

/** The next account that was not checked since then, and how many there are still. */
export async function nextUnchecked(startedAt: Date): Promise<{ accountId: bigint | null; left: number }> {
  const { rows } = await pool().query<{ accountId: bigint | null; left: bigint }>(
    `select min(a.account_id) as "accountId", count(*) as left
     from accounts a left join reconcile_results r on r.account_id = a.account_id
     where r.ran_at is null or r.ran_at < $1`,
    [startedAt],
  )
  return { accountId: rows[0]?.accountId ?? null, left: Number(rows[0]?.left ?? 0) }
}

type Totals = {
  accounts: bigint
  checked: bigint
  unequal: bigint
  oldestAt: Date | null
  newestAt: Date | null
}

export async function resultTotals(): Promise<Totals> {
  const { rows } = await pool().query<Totals>(
    `select count(*) as accounts, count(r.account_id) as checked,
       count(*) filter (where r.differences > 0) as unequal,
       min(r.ran_at) as "oldestAt", max(r.ran_at) as "newestAt"
     from accounts a left join reconcile_results r on r.account_id = a.account_id`,
  )
  return rows[0] ?? { accounts: 0n, checked: 0n, unequal: 0n, oldestAt: null, newestAt: null }
}

/** By equation, how many accounts differ, and in how many figures. */
export async function resultsByEquation() {
  const { rows } = await pool().query<{ equation: Equation; accounts: bigint; differences: bigint }>(
    `select found.key as equation, count(*) as accounts, sum(found.value::bigint)::bigint as differences
     from reconcile_results r cross join lateral jsonb_each_text(r.by_equation) found
     where r.differences > 0 group by found.key`,
  )
  return rows
}

/** Accounts that differ first, then those that were checked longest ago. */
export async function resultRows(limit: number) {
  const { rows } = await pool().query<{
    accountId: bigint
    name: string
    ranAt: Date | null
    differences: number
  }>(
    `select a.account_id as "accountId", a.name, r.ran_at as "ranAt",
       coalesce(r.differences, 0) as differences
     from accounts a left join reconcile_results r on r.account_id = a.account_id
     order by coalesce(r.differences, 0) > 0 desc, r.ran_at nulls first, a.account_id limit $1`,
    [limit],
  )
  return rows
}

/** The UTC days on which an account has usage, the newest first. */
export async function daysOfUse(accountId: bigint, limit: number): Promise<string[]> {
  const { rows } = await pool().query<{ day: string }>(
    `select distinct to_char(hour at time zone 'UTC', 'YYYY-MM-DD') as day
     from usage_hours where account_id = $1 order by 1 desc limit $2`,
    [accountId, limit],
  )
  return rows.map(({ day }) => day)
}
