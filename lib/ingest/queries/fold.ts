import 'server-only'
import type { PoolClient } from 'pg'
import { FOLD_LOCK } from '@/lib/db/fold-lock'
import { pool } from '@/lib/db/pool'
import { withTryLock } from '@/lib/db/with-try-lock'

const GROUP = 'project_id, key_id, model, kind, status, refused_by, price_id'
const SUMS = [
  'requests',
  'prompt_tokens',
  'cached_tokens',
  'completion_tokens',
  'images',
  'image_steps',
  'characters',
  'unpriced',
  'unmetered',
  'cost_picos',
  'latency_histogram',
  'ttft_histogram',
]
const SUMMED = SUMS.map((column) => `sum(${column})`).join(', ')

/** Adds to a rollup's rows; `time` is its column, `bucket` the expression that a delta falls into it by. */
export function mergeRows(
  table: 'usage_minutes' | 'usage_hours',
  time: string,
  bucket: string,
  rows: string,
): string {
  const add = SUMS.map((column) => `${column} = ${table}.${column} + excluded.${column}`).join(', ')
  return `insert into ${table} (account_id, ${time}, ${GROUP}, ${SUMS.join(', ')})
    select account_id, ${bucket}, ${GROUP}, ${SUMMED} from ${rows}
    group by account_id, ${bucket}, ${GROUP}
    on conflict (account_id, ${time}, key_id, model, kind, status, refused_by, price_id, project_id)
    do update set ${add}`
}

const STEP = 'deltas where account_id = any($1::bigint[]) and delta_id <= $2'

const FOLD_HOURS = mergeRows('usage_hours', 'hour', `date_trunc('hour', minute, 'UTC')`, STEP)

/** Last, since it takes the deltas away. */
const FOLD_MINUTES = `with folded as (delete from ${STEP} returning *)
  ${mergeRows('usage_minutes', 'minute', 'minute', 'folded')}`

/**
 * Usage of a month that is closed is recorded as a correction, in the first open month; what a re-rate
 * has moved is kept apart from what is charged for the first time.
 */
const FOLD_COSTS = `insert into period_costs (account_id, period, usage_period, entry_kind, recorded_picos)
  select account_id, greatest(usage_period, open_period), usage_period, entry_kind, sum(cost_picos) from (
    select account_id, cost_picos, date_trunc('month', minute at time zone 'UTC')::date as usage_period,
      case when rerated then 'rerate' else 'charge' end::entry_kind as entry_kind
    from ${STEP}
  ) as dated join accounts using (account_id)
  group by account_id, greatest(usage_period, open_period), usage_period, entry_kind
  having sum(cost_picos) <> 0
  order by account_id, 2, usage_period, entry_kind
  on conflict (account_id, period, usage_period, entry_kind)
  do update set recorded_picos = period_costs.recorded_picos + excluded.recorded_picos`

/** Runs `work` unless another process is folding. @returns null when one is */
export function withFoldLock<T>(work: () => Promise<T>): Promise<T | null> {
  return withTryLock(FOLD_LOCK, work)
}

export type Backlog = { accountId: bigint; count: number }

/** Who has deltas to fold, and how many, by account. */
export async function foldBacklog(): Promise<Backlog[]> {
  const { rows } = await pool().query<Backlog>(
    `select account_id as "accountId", count(*)::int as count from deltas group by account_id order by 1`,
  )
  return rows
}

/** Of several accounts everything is taken: no id is larger. */
const ALL_IDS = 2n ** 63n - 1n

async function lastOfStep(client: PoolClient, accountIds: readonly bigint[], most: number): Promise<bigint> {
  const [accountId, ...others] = accountIds
  if (others.length > 0) return ALL_IDS
  const { rows } = await client.query<{ last: bigint | null }>({
    name: 'fold-last',
    text: `select max(delta_id) as last
      from (select delta_id from deltas where account_id = $1 order by delta_id limit $2) as step`,
    values: [accountId, most],
  })
  return rows[0]?.last ?? 0n
}

export type FoldStep = { accountIds: readonly bigint[]; most: number }

/**
 * Moves deltas into their rollups, all in one snapshot: what others append meanwhile is left for the next
 * step, and readers see a delta or its rollups, never both or neither. Of one account at most `most` are
 * moved, of several all that there are. The commit needs no sync: if it is lost in a crash, the deltas are
 * there again.
 * @returns how many were moved
 */
export async function foldStep(client: PoolClient, { accountIds, most }: FoldStep): Promise<number> {
  await client.query('set transaction isolation level repeatable read')
  await client.query('set local synchronous_commit = off')
  const step = [accountIds.map(String), await lastOfStep(client, accountIds, most)]
  // Prepared: to plan these for every step would cost more than to run them.
  const { rows } = await client.query<{ count: number }>({
    name: 'fold-count',
    text: `select count(*)::int as count from ${STEP}`,
    values: step,
  })
  const count = rows[0]?.count ?? 0
  if (count === 0) return 0
  await client.query({ name: 'fold-hours', text: FOLD_HOURS, values: step })
  await client.query({ name: 'fold-costs', text: FOLD_COSTS, values: step })
  await client.query({ name: 'fold-minutes', text: FOLD_MINUTES, values: step })
  return count
}

/**
 * Gives the room of deltas that were moved to those that come. A busy process moves as many in a second as
 * the table holds, and every fold has to step over what is left of them: the database's own vacuum, which
 * looks once a minute, comes too late for that. The room is kept, since to give it back would need a moment
 * without writers.
 */
export async function vacuumDeltas(): Promise<void> {
  await pool().query('vacuum (truncate off, skip_locked on, parallel 0) deltas')
}
