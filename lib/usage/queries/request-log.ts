import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { filterText } from '@/lib/usage/queries/filter-text'
import { matchingMinutes } from '@/lib/usage/queries/matching-minutes'
import {
  JOIN_PRESENT_RATING,
  REQUEST_COLUMNS,
  type RequestColumns,
} from '@/lib/usage/queries/request-columns'

/** A place in the log: a time with its microseconds (ISO, UTC), and what tells its requests apart. */
export type LogPosition = { time: string; identity: string }

export type LogQuestion = {
  accountId: bigint
  range: Range
  filter: UsageFilter
  /** Only what stands behind this place, going back; null for the newest. */
  after: LogPosition | null
  limit: number
}

/**
 * The newest requests of a range, by time and then by identity. Without a filter that is the index by time,
 * read backwards; with one, the minutes that hold a match are read, and no others.
 */
export async function requestLog(question: LogQuestion): Promise<RequestColumns[]> {
  const { accountId, range, filter, after, limit } = question
  const bound = new BoundValues()
  const account = bound.add(accountId, 'bigint')
  const also = filterText(bound, filter)
  const count = bound.add(limit, 'int')
  const time = after && bound.add(after.time, 'timestamptz')
  const behind = after
    ? ` and e.time <= ${time} and (e.time < ${time} or e.identity < ${bound.add(after.identity, 'uuid')})`
    : ''
  const newest = (from: string, to: string) => `
    select * from events as e
    where e.account_id = ${account} and e.time >= ${from} and e.time < ${to}${also}${behind}
    order by e.time desc, e.identity desc limit ${count}`
  const inRange = () =>
    newest(
      bound.add(range.startAt.toISOString(), 'timestamptz'),
      bound.add(range.endAt.toISOString(), 'timestamptz'),
    )
  const before = after && new Date(after.time)
  const inMinutes = () => `
    select one.* from (${matchingMinutes(bound, { accountId, range, filter, before, wanted: limit })}
    ) as minutes
    cross join lateral (${newest('minutes.minute', "minutes.minute + interval '1 minute'")}
    ) as one
    order by one.time desc, one.identity desc limit ${count}`
  const { rows } = await pool().query<RequestColumns>(
    `with newest as (${also === '' ? inRange() : inMinutes()}
    )
    select ${REQUEST_COLUMNS}
    from newest as e
    left join keys on keys.account_id = e.account_id and keys.key_id = e.key_id
    ${JOIN_PRESENT_RATING}
    order by e.time desc, e.identity desc`,
    bound.values,
  )
  return rows
}
