import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { formatId } from '@/lib/db/id'
import { type Queryable, transaction } from '@/lib/db/transaction'
import type { Applied } from '@/lib/rating/apply-ratings'
import { bookVersion } from '@/lib/rating/queries/book-version'
import type { EventPosition } from '@/lib/rating/queries/events-to-rate'
import type { Scope } from '@/lib/rating/resolve-scope'
import type { ReratePreview } from '@/lib/rating/schema'

type NewRun = { runId: bigint; reason: string; scope: Scope; preview: ReratePreview }

/** Writes a run that is under way from now on, and the audit row that tells of it. */
export function insertRun({ runId, reason, scope, preview }: NewRun, by: By): Promise<void> {
  const { accountIds, models, range } = scope
  return transaction(async (client) => {
    await client.query(
      `insert into rating_runs (run_id, reason, created_by, created_at, account_ids, models, start_at, end_at,
         book_version, preview_accounts, preview_events, preview_before_picos, preview_after_picos, state,
         moved_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'running', $4)`,
      [
        ...[runId, reason, by.actor, by.now, accountIds.map(String), models, range.startAt, range.endAt],
        ...[preview.bookVersion, preview.accounts.length, preview.events],
        ...[preview.beforePicos, preview.afterPicos],
      ],
    )
    const detail = {
      reason,
      accounts: accountIds.map((accountId) => formatId('acc', accountId)),
      models,
      from: preview.startAt,
      to: preview.endAt,
      events: preview.events,
      beforePicos: preview.beforePicos,
      afterPicos: preview.afterPicos,
    }
    await auditRun(client, runId, 'rerate.begin', detail, by)
  })
}

type Detail = Record<string, string | string[]>

function auditRun(client: Queryable, runId: bigint, action: string, detail: Detail, by: By): Promise<void> {
  return recordAudit(client, { ...by, accountId: 0n, action, target: formatId('run', runId), detail })
}

/** Stops a run for an operator. @returns whether it was under way */
export function stopRun(runId: bigint, by: By): Promise<boolean> {
  return transaction(async (client) => {
    const { rowCount } = await client.query(
      `update rating_runs set state = 'stopped', stopped_because = null, moved_at = $2
       where run_id = $1 and state = 'running'`,
      [runId, by.now],
    )
    if (rowCount === 0) return false
    await auditRun(client, runId, 'rerate.stop', {}, by)
    return true
  })
}

/**
 * Lets a run go on. When the price book has changed since it was looked at, it begins anew, so that all of
 * its usage has the rates of one book.
 * @returns whether it stood
 */
export function resumeRun(runId: bigint, by: By): Promise<boolean> {
  return transaction(async (client) => {
    const { rowCount } = await client.query(
      `update rating_runs set state = 'running', stopped_because = null, moved_at = $2, book_version = $3,
         cursor_account_id = case when book_version = $3 then cursor_account_id else 0 end,
         cursor_time = case when book_version = $3 then cursor_time end,
         cursor_identity = case when book_version = $3 then cursor_identity end
       where run_id = $1 and state = 'stopped'`,
      [runId, by.now, await bookVersion(client)],
    )
    if (rowCount === 0) return false
    await auditRun(client, runId, 'rerate.resume', {}, by)
    return true
  })
}

/** Where a run under way stands. */
export type RunStep = {
  accountIds: bigint[]
  models: string[]
  startAt: Date
  endAt: Date
  bookVersion: bigint
  cursorAccountId: bigint
  cursorTime: string | null
  cursorIdentity: string | null
}

/** Holds a run for one step; null when it is not under way any more. */
export async function holdRun(client: Queryable, runId: bigint): Promise<RunStep | null> {
  const { rows } = await client.query<Omit<RunStep, 'accountIds'> & { accountIds: string[] }>(
    `select account_ids::text[] as "accountIds", models, start_at as "startAt", end_at as "endAt",
       book_version as "bookVersion", cursor_account_id as "cursorAccountId",
       to_char(cursor_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "cursorTime",
       cursor_identity::text as "cursorIdentity"
     from rating_runs where run_id = $1 and state = 'running' for update`,
    [runId],
  )
  const row = rows[0]
  return row ? { ...row, accountIds: row.accountIds.map(BigInt) } : null
}

export type RunMove = { accountId: bigint; position: EventPosition | null; applied: Applied; now: Date }

/** Notes how far a run is and what it changed, in the transaction of the step itself. */
export async function moveRun(client: Queryable, runId: bigint, move: RunMove): Promise<void> {
  const { accountId, position, applied, now } = move
  await client.query(
    `update rating_runs set cursor_account_id = $2, cursor_time = $3, cursor_identity = $4,
       skipped_events = skipped_events + $5, moved_at = $6 where run_id = $1`,
    [runId, accountId, position?.time ?? null, position?.identity ?? null, applied.skipped, now],
  )
  if (applied.events === 0) return
  await client.query(
    `insert into rating_run_accounts (account_id, run_id, events, before_picos, after_picos)
     values ($1, $2, $3, $4, $5)
     on conflict (account_id, run_id) do update set
       events = rating_run_accounts.events + excluded.events,
       before_picos = rating_run_accounts.before_picos + excluded.before_picos,
       after_picos = rating_run_accounts.after_picos + excluded.after_picos`,
    [accountId, runId, applied.events, applied.beforePicos, applied.afterPicos],
  )
}

/** Ends a run under way: done, or standing for a reason. */
export async function endRun(
  client: Queryable,
  runId: bigint,
  { because, now }: { because: string | null; now: Date },
): Promise<void> {
  await client.query(
    `update rating_runs set state = case when $2::text is null then 'finished' else 'stopped' end::run_state,
       stopped_because = $2, moved_at = $3, finished_at = case when $2::text is null then $3::timestamptz end
     where run_id = $1`,
    [runId, because, now],
  )
}
