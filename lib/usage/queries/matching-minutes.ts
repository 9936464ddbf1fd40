import 'server-only'
import { HOUR_MS, MINUTE_MS, type Range } from '@/lib/time/range'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import type { BoundValues } from '@/lib/usage/queries/bound-values'
import { filterText } from '@/lib/usage/queries/filter-text'

export type MinutesQuestion = {
  accountId: bigint
  range: Range
  filter: UsageFilter
  /** The moment that a reading goes on from, going back; null at the range's end. */
  before: Date | null
  /** How many requests are wanted. */
  wanted: number
}

const floor = (at: Date, ms: number) => new Date(Math.floor(at.getTime() / ms) * ms).toISOString()

/**
 * The text of a query for the newest minutes of a range that hold at least as many requests as are wanted of
 * what is filtered for. It asks the hour rows which hours hold some, those hours' minute rows which minutes
 * do, and adds what is not folded; the minute that the reading stands in is always among them. So a filter
 * that fits one request in a million costs a walk over hours, and never one over events.
 */
export function matchingMinutes(
  bound: BoundValues,
  { accountId, range, filter, before, wanted }: MinutesQuestion,
): string {
  const account = bound.add(accountId, 'bigint')
  const also = filterText(bound, filter)
  const start = bound.add(range.startAt.toISOString(), 'timestamptz')
  const upper = before ? floor(before, MINUTE_MS) : range.endAt.toISOString()
  const end = bound.add(upper, 'timestamptz')
  const startHour = bound.add(floor(range.startAt, HOUR_MS), 'timestamptz')
  const endHour = bound.add(floor(new Date(upper), HOUR_MS), 'timestamptz')
  const count = bound.add(wanted, 'int')
  const standing = before ? `union all select ${end}` : ''
  const newest = (column: string, from: string) => `
    select ${column} from (
      select ${column}, sum(requests) as own, sum(sum(requests)) over (order by ${column} desc) as running
      from (${from}) as found group by ${column}
    ) as counted where running - own < ${count}`
  // Grouped so that each hour stays a search of its own: a plain join lets the planner read every minute row.
  const inHour = `
    select part.minute, part.requests from hours cross join lateral (
      select minute, sum(requests) as requests from usage_minutes
      where account_id = ${account} and minute >= greatest(hours.hour, ${start})
        and minute < least(hours.hour + interval '1 hour', ${end})${also}
      group by minute
    ) as part`
  return `
  with hours as materialized (${newest(
    'hour',
    `select hour, requests from usage_hours
      where account_id = ${account} and hour >= ${startHour} and hour < ${endHour}${also}
      order by hour desc limit ${count}`,
  )}
    union all select ${endHour}
  )
  ${newest(
    'minute',
    `${inHour}
      union all
      select minute, requests from deltas
      where account_id = ${account} and minute >= ${start} and minute < ${end}${also}`,
  )}
  ${standing}`
}
