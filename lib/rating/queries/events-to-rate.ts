import 'server-only'
import type { Queryable } from '@/lib/db/transaction'
import type { CountedEvent, RefusedBy } from '@/lib/ingest/schema'
import type { Kind } from '@/lib/pricing/schema'
import { instantText, JOIN_PRESENT_RATING } from '@/lib/usage/queries/request-columns'

/** Where a reading goes on, by time (ISO, microseconds) and identity. */
export type EventPosition = { time: string; identity: string }

/** An event with its present rating; `number` is that rating's, 0 for the one it came with. */
export type EventToRate = EventPosition & CountedEvent & { number: number }

export const FIRST_IDENTITY = '00000000-0000-0000-0000-000000000000'

type Columns = EventPosition & {
  number: number
  projectId: bigint
  keyId: bigint
  model: string
  kind: Kind
  status: number
  refusedBy: RefusedBy
  promptTokens: number | null
  cachedTokens: number | null
  completionTokens: number | null
  images: number | null
  width: number | null
  height: number | null
  steps: number | null
  characters: number | null
  latencyMs: number | null
  ttftMs: number | null
  charge: CountedEvent['charge']
  priceId: bigint
  costPicos: bigint | null
}

const COLUMNS = `e.identity::text as identity, ${instantText('e.time')} as time,
  coalesce(rated.number, 0) as number, e.project_id as "projectId", e.key_id as "keyId", e.model, e.kind,
  e.status, e.refused_by as "refusedBy", e.prompt_tokens as "promptTokens",
  e.cached_tokens as "cachedTokens", e.completion_tokens as "completionTokens", e.images, e.width, e.height,
  e.steps, e.characters, e.latency_ms as "latencyMs", e.ttft_ms as "ttftMs",
  case when rated.number is null then e.charge else 'charged' end as charge,
  coalesce(rated.price_id, e.price_id) as "priceId", coalesce(rated.cost_picos, e.cost_picos) as "costPicos"`

const UNSEALED = `not exists (
    select from sealed_days where sealed_days.account_id = e.account_id
      and sealed_days.day = (e.time at time zone 'UTC')::date
  )`

function microsOf(time: string): number {
  return Date.parse(`${time.slice(0, 23)}Z`) * 1000 + Number(time.slice(23, 26))
}

/** Places are told apart as objects: events of one project and key share theirs. */
function eventsOf(rows: Columns[], accountId: bigint): EventToRate[] {
  const places = new Map<string, CountedEvent['event']['place']>()
  return rows.map((row) => {
    const { identity, time, number, projectId, keyId, model, priceId, charge, costPicos } = row
    const key = `${projectId} ${keyId}`
    const place = places.get(key) ?? { accountId, projectId, keyId }
    places.set(key, place)
    const { kind, status, refusedBy, latencyMs, ttftMs, promptTokens, cachedTokens, completionTokens } = row
    const { images, width, height, steps, characters } = row
    const sizes = { images, width, height, steps }
    const quantities = { promptTokens, cachedTokens, completionTokens, ...sizes, characters }
    const event = {
      place,
      timeMicros: microsOf(time),
      kind,
      status,
      refusedBy,
      latencyMs,
      ttftMs,
      quantities,
    }
    return { identity, time, number, model, priceId, charge, costPicos, event }
  })
}

export type UnpricedQuestion = {
  accountId: bigint
  model: string
  kind: Kind
  startAt: Date
  endAt: Date
  after: EventPosition | null
  limit: number
}

/** The oldest events of a model that never had a price, within a range and behind a position. */
export async function unpricedEvents(client: Queryable, question: UnpricedQuestion): Promise<EventToRate[]> {
  const { accountId, model, kind, startAt, endAt, after, limit } = question
  const { rows } = await client.query<Columns>(
    `select ${COLUMNS} from events as e ${JOIN_PRESENT_RATING}
     where e.account_id = $1 and e.model = $2 and e.kind = $3::kind and e.charge = 'unpriced'
       and e.time >= $4 and e.time < $5 and (e.time, e.identity) > ($6::timestamptz, $7::uuid)
       and rated.number is null and ${UNSEALED}
     order by e.time, e.identity limit $8`,
    [
      accountId,
      model,
      kind,
      startAt,
      endAt,
      after?.time ?? '-infinity',
      after?.identity ?? FIRST_IDENTITY,
      limit,
    ],
  )
  return eventsOf(rows, accountId)
}

export type ChargedQuestion = {
  accountId: bigint
  /** null for all. */
  models: readonly string[] | null
  minutes: readonly Date[]
  startAt: Date
  endAt: Date
  after: EventPosition
  limit: number
}

/** The oldest charged events within some minutes of a range and behind a position. */
export async function chargedEvents(client: Queryable, question: ChargedQuestion): Promise<EventToRate[]> {
  const { accountId, models, minutes, startAt, endAt, after, limit } = question
  const { rows } = await client.query<Columns>(
    `select ${COLUMNS} from (
       select one.* from unnest($2::timestamptz[]) as minute (at)
       cross join lateral (
         select * from events as e
         where e.account_id = $1 and e.time >= greatest(minute.at, $4::timestamptz)
           and e.time < least(minute.at + interval '1 minute', $5::timestamptz)
           and (e.time, e.identity) > ($6::timestamptz, $7::uuid)
           and ($3::text[] is null or e.model = any($3)) and e.charge in ('charged', 'unpriced')
           and ${UNSEALED}
         order by e.time, e.identity limit $8
       ) as one
       order by one.time, one.identity limit $8
     ) as e ${JOIN_PRESENT_RATING}
     order by e.time, e.identity`,
    [accountId, minutes, models, startAt, endAt, after.time, after.identity, limit],
  )
  return eventsOf(rows, accountId)
}
