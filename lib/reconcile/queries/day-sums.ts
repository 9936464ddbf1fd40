import 'server-only'
import type { Queryable } from '@/lib/db/transaction'
import type { Range } from '@/lib/time/range'
import { BUCKET_DIGITS } from '@/lib/usage/latency-buckets'

/** What is added up on every side, in the order of the arrays below. */
export const DAY_MEASURES = [
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
  'latencies',
  'first_tokens',
] as const

/** One day and group of usage in which the three sides don't agree; the arrays run as DAY_MEASURES. */
export type DayMismatch = { day: string; group: string; events: string[]; minutes: string[]; hours: string[] }

/** What is told apart within a day. */
export const DAY_GROUP = 'project_id, key_id, model, kind, status, refused_by'

/**
 * What a measure is called in the rollups. How many a histogram counts is what is left of it by one less than
 * its base; of an event, 1.
 */
const HISTOGRAMS: Partial<Record<(typeof DAY_MEASURES)[number], string>> = {
  latencies: 'latency_histogram',
  first_tokens: 'ttft_histogram',
}
const COUNT_MODULUS = '9'.repeat(BUCKET_DIGITS)

function rollup(side: string, table: string, column: string): string {
  return `select '${side}' as side, (${column} at time zone 'UTC')::date as day, ${DAY_GROUP},
    ${DAY_MEASURES.map((name) => HISTOGRAMS[name] ?? name).join(', ')}
  from ${table} where account_id = $1 and ${column} >= $2::timestamptz and ${column} < $3::timestamptz`
}

/** The present ratings of an account ($1): the figures of an event that has none are its own. */
const PRESENT_RATINGS = `
  select distinct on (identity) identity, price_id, cost_picos
  from ratings where account_id = $1 order by identity, number desc`

/** Events of an account ($1) from one day ($2) to before another ($3), those of sealed days left out. */
const UNSEALED = `events.account_id = $1 and time >= $2::timestamptz and time < $3::timestamptz
  and not exists (
    select from sealed_days
    where sealed_days.account_id = $1 and sealed_days.day = (events.time at time zone 'UTC')::date
  )`

/** These events, as they are rated at present. */
export const UNSEALED_EVENTS = `
  select events.account_id, (time at time zone 'UTC')::date as day, ${DAY_GROUP},
    1 as requests, coalesce(prompt_tokens, 0) as prompt_tokens, coalesce(cached_tokens, 0) as cached_tokens,
    coalesce(completion_tokens, 0) as completion_tokens, coalesce(images, 0) as images,
    case when kind = 'image'
      then coalesce(width::numeric * height * steps * coalesce(images, 1), 0) else 0 end as image_steps,
    coalesce(characters, 0) as characters,
    (charge = 'unpriced' and rated.identity is null)::int as unpriced,
    (charge = 'unmetered')::int as unmetered,
    coalesce(rated.cost_picos, events.cost_picos, 0) as cost_picos,
    coalesce(rated.price_id, events.price_id) as price_id,
    (latency_ms is not null)::int as latencies, (ttft_ms is not null)::int as first_tokens
  from events left join (${PRESENT_RATINGS}) rated on rated.identity = events.identity
  where ${UNSEALED}`

function sums(...sides: string[]): string {
  const named = sides.map((side) => `'${side}'`).join()
  const each = DAY_MEASURES.map((name) => {
    const sum = `coalesce(sum(${name}) filter (where side in (${named})), 0)::numeric`
    return HISTOGRAMS[name] ? `mod(${sum}, ${COUNT_MODULUS})` : sum
  })
  return `array[${each.join(', ')}]`
}

const DAY_SUMS_SQL = `
with sides as (
  select 'events' as side, day, ${DAY_GROUP}, ${DAY_MEASURES.join(', ')} from (${UNSEALED_EVENTS}) unsealed
  union all
  select 'events', day, ${DAY_GROUP}, ${DAY_MEASURES.join(', ')} from sealed_days
  where account_id = $1 and day >= ($2::timestamptz at time zone 'UTC')::date
    and day < ($3::timestamptz at time zone 'UTC')::date
  union all ${rollup('minutes', 'usage_minutes', 'minute')}
  union all ${rollup('hours', 'usage_hours', 'hour')}
  union all ${rollup('deltas', 'deltas', 'minute')}
), compared as materialized (
  select day, ${DAY_GROUP}, ${sums('events')} as events, ${sums('minutes', 'deltas')} as minutes,
    ${sums('hours', 'deltas')} as hours
  from sides group by day, ${DAY_GROUP}
)
select t.days, to_char(c.day, 'YYYY-MM-DD') as day,
  concat_ws(' ', c.kind, c.model, c.status, nullif(c.refused_by::text, 'none')) as "group",
  c.events::text[] as events, c.minutes::text[] as minutes, c.hours::text[] as hours
from (select count(distinct day) as days from compared) t
left join compared c on $4::boolean or c.events <> c.minutes or c.events <> c.hours
order by c.day, c.model, c.kind, c.status, c.project_id, c.key_id`

type Row = { days: bigint } & { [Name in keyof DayMismatch]: DayMismatch[Name] | null }

/**
 * Compares an account's events, or the seals that stand for them, with its minute and hour rows, both with
 * what is not folded yet, by UTC day: in all of its past or within some days. Groups that agree are told only
 * with `equalToo`.
 */
export async function daySums(
  client: Queryable,
  accountId: bigint,
  within?: Range,
  { equalToo = false }: { equalToo?: boolean } = {},
): Promise<{ days: number; mismatches: DayMismatch[] }> {
  const bounds = [within?.startAt ?? '-infinity', within?.endAt ?? 'infinity']
  const { rows } = await client.query<Row>(DAY_SUMS_SQL, [accountId, ...bounds, equalToo])
  const mismatches = rows.flatMap(({ day, group, events, minutes, hours }) =>
    day !== null && group !== null && events && minutes && hours
      ? [{ day, group, events, minutes, hours }]
      : [],
  )
  return { days: Number(rows[0]?.days ?? 0), mismatches }
}
