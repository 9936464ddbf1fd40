import 'server-only'
import type { Queryable } from '@/lib/db/transaction'

/** What runs of re-rating say that they have changed an account's cost by, and what is recorded of it. */
export type ReratedSums = { runs: string; recorded: string }

/** Both in picos; what is not folded yet counts as recorded. */
export async function reratedSums(client: Queryable, accountId: bigint): Promise<ReratedSums> {
  const { rows } = await client.query<ReratedSums>(
    `select (
         select coalesce(sum(after_picos - before_picos), 0) from rating_run_accounts where account_id = $1
       )::text as runs,
       (
         (select coalesce(sum(recorded_picos), 0) from period_costs
          where account_id = $1 and entry_kind = 'rerate')
         + (select coalesce(sum(cost_picos), 0) from deltas where account_id = $1 and rerated)
       )::text as recorded`,
    [accountId],
  )
  return rows[0] ?? { runs: '0', recorded: '0' }
}
