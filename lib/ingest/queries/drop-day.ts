import 'server-only'
import { pool } from '@/lib/db/pool'
import { transaction } from '@/lib/db/transaction'
import { mergeRows } from '@/lib/ingest/queries/fold'
import type { Range } from '@/lib/time/range'

const QUARTER = `date_bin('15 minutes', minute, '2000-01-01T00:00:00Z')`

const COARSEN = `with moved as (
    delete from usage_minutes
    where account_id = $1 and minute >= $2 and minute < $3 and minute <> ${QUARTER} returning *
  ) ${mergeRows('usage_minutes', 'minute', QUARTER, 'moved')}`

/**
 * Turns the minute rows of an account within a range into rows of quarters of an hour, with the same sums.
 */
export function coarsenMinutes(accountId: bigint, { startAt, endAt }: Range): Promise<void> {
  return transaction(async (client) => {
    await client.query('set local synchronous_commit = off')
    await client.query(COARSEN, [accountId, startAt, endAt])
  })
}

/**
 * Deletes at most `most` events of an account within a range, with their ratings.
 * @returns how many were deleted
 */
export function deleteEvents(accountId: bigint, { startAt, endAt }: Range, most: number): Promise<number> {
  return transaction(async (client) => {
    await client.query('set local synchronous_commit = off')
    const { rowCount } = await client.query(
      `with gone as (
         delete from events where account_id = $1 and identity in (
           select identity from events where account_id = $1 and time >= $2 and time < $3 limit $4
         ) returning account_id, identity
       ), unrated as (
         delete from ratings using gone
         where ratings.account_id = $1 and gone.account_id = $1 and ratings.identity = gone.identity
       )
       select from gone`,
      [accountId, startAt, endAt, most],
    )
    return rowCount ?? 0
  })
}

/** Every account that has an event before an instant; one look into the index for each account there is. */
export async function accountsWithEventsBefore(before: Date): Promise<bigint[]> {
  const { rows } = await pool().query<{ accountId: bigint }>(
    `select account_id as "accountId" from accounts
     where exists (select from events where events.account_id = accounts.account_id and time < $1)
     order by account_id`,
    [before],
  )
  return rows.map((row) => row.accountId)
}

/** When an account's first event within a range was received. */
export async function firstEventAt(accountId: bigint, { startAt, endAt }: Range): Promise<Date | null> {
  const { rows } = await pool().query<{ time: Date }>(
    'select time from events where account_id = $1 and time >= $2 and time < $3 order by time limit 1',
    [accountId, startAt, endAt],
  )
  return rows[0]?.time ?? null
}
