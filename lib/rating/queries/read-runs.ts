import 'server-only'
import { pool } from '@/lib/db/pool'
import type { RerateState } from '@/lib/rating/schema'

/** A run as it is kept, with what it has changed so far; amounts are picos as text. */
export type RunRow = {
  runId: bigint
  reason: string
  createdBy: string
  createdAt: Date
  accountIds: string[]
  models: string[]
  startAt: Date
  endAt: Date
  previewEvents: string
  previewBeforePicos: string
  previewAfterPicos: string
  state: RerateState
  stoppedBecause: string | null
  skippedEvents: string
  movedAt: Date
  finishedAt: Date | null
  doneEvents: string
  doneBeforePicos: string
  doneAfterPicos: string
}

const RUNS = `select run_id as "runId", reason, created_by as "createdBy", created_at as "createdAt",
    account_ids::text[] as "accountIds", models, start_at as "startAt", end_at as "endAt",
    preview_events::text as "previewEvents", preview_before_picos::text as "previewBeforePicos",
    preview_after_picos::text as "previewAfterPicos", state, stopped_because as "stoppedBecause",
    skipped_events::text as "skippedEvents", moved_at as "movedAt", finished_at as "finishedAt",
    done.events::text as "doneEvents", done.before_picos::text as "doneBeforePicos",
    done.after_picos::text as "doneAfterPicos"
  from rating_runs
  cross join lateral (
    select coalesce(sum(events), 0) as events, coalesce(sum(before_picos), 0) as before_picos,
      coalesce(sum(after_picos), 0) as after_picos
    from rating_run_accounts where rating_run_accounts.run_id = rating_runs.run_id
  ) as done`

/** The newest runs. */
export async function readRuns(limit: number): Promise<RunRow[]> {
  const { rows } = await pool().query<RunRow>(`${RUNS} order by created_at desc, run_id limit $1`, [limit])
  return rows
}

export async function readRun(runId: bigint): Promise<RunRow | null> {
  const { rows } = await pool().query<RunRow>(`${RUNS} where run_id = $1`, [runId])
  return rows[0] ?? null
}

/** Runs under way, the oldest first: one waits for the other. */
export async function runsUnderWay(): Promise<bigint[]> {
  const { rows } = await pool().query<{ runId: bigint }>(
    `select run_id as "runId" from rating_runs where state = 'running' order by created_at, run_id`,
  )
  return rows.map((row) => row.runId)
}

export type RunEffect = {
  accountId: bigint
  name: string
  events: string
  beforePicos: string
  afterPicos: string
}

/** What a run has changed so far, by account; the largest differences first. */
export async function runEffects(runId: bigint): Promise<RunEffect[]> {
  const { rows } = await pool().query<RunEffect>(
    `select e.account_id as "accountId", accounts.name, e.events::text as events,
       e.before_picos::text as "beforePicos", e.after_picos::text as "afterPicos"
     from rating_run_accounts as e join accounts on accounts.account_id = e.account_id
     where e.run_id = $1 order by abs(e.after_picos - e.before_picos) desc, e.account_id`,
    [runId],
  )
  return rows
}

/** The addresses of users, to say who began a run. */
export async function emailsOf(userIds: readonly bigint[]): Promise<Map<bigint, string>> {
  const { rows } = await pool().query<{ userId: bigint; email: string }>(
    'select user_id as "userId", email from users where user_id = any($1::bigint[])',
    [userIds.map(String)],
  )
  return new Map(rows.map((row) => [row.userId, row.email]))
}
