import 'server-only'
import type { Kind } from '@/lib/usage/schema'

/** A request as it is read for the log; the time has its microseconds, an amount is whole picos as text. */
export type RequestColumns = {
  identity: string
  requestId: string
  time: string
  model: string
  keyId: bigint
  keyName: string | null
  kind: Kind
  status: number
  refusedBy: 'none' | 'tier' | 'model' | 'ip'
  errorCode: string | null
  promptTokens: number | null
  cachedTokens: number | null
  completionTokens: number | null
  images: number | null
  width: number | null
  height: number | null
  steps: number | null
  characters: number | null
  latencyMs: number | null
  charge: 'charged' | 'free' | 'unmetered' | 'unpriced'
  costPicos: string | null
}

/** An instant as ISO text in UTC with all its microseconds, which a Date would cut. */
export const instantText = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** The present rating of an event `e`, if it was rated after it came. */
export const JOIN_PRESENT_RATING = `left join lateral (
       select number, price_id, cost_picos from ratings
       where ratings.account_id = e.account_id and ratings.identity = e.identity
       order by ratings.number desc limit 1
     ) as rated on true`

/** Of an event `e`, joined to its key and its present rating. */
export const REQUEST_COLUMNS = `e.identity::text as identity, e.request_id as "requestId",
      ${instantText('e.time')} as time, e.model, e.key_id as "keyId", keys.name as "keyName",
      e.kind::text as kind, e.status, e.refused_by::text as "refusedBy", e.error_code as "errorCode",
      e.prompt_tokens as "promptTokens", e.cached_tokens as "cachedTokens",
      e.completion_tokens as "completionTokens", e.images, e.width, e.height, e.steps, e.characters,
      e.latency_ms as "latencyMs",
      case when rated.price_id is null then e.charge::text else 'charged' end as charge,
      coalesce(rated.cost_picos, e.cost_picos)::text as "costPicos"`
