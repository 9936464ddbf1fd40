import 'server-only'
import { pool } from '@/lib/db/pool'
import {
  instantText,
  JOIN_PRESENT_RATING,
  REQUEST_COLUMNS,
  type RequestColumns,
} from '@/lib/usage/queries/request-columns'

export type PriceColumns = {
  priceId: bigint
  priceStartsAt: string | null
  priceAccountId: bigint | null
  inputRatePicos: bigint | null
  cachedInputRatePicos: bigint | null
  outputRatePicos: bigint | null
  imageRatePicos: bigint | null
  characterRatePicos: bigint | null
}

export type DetailColumns = RequestColumns &
  PriceColumns & {
    projectName: string | null
    sourceName: string | null
    recordedAt: string
    ttftMs: number | null
    stream: boolean | null
    reportedCostPicos: string | null
  }

/** Columns of a joined price. */
const PRICE_COLUMNS = `${instantText('prices.starts_at')} as "priceStartsAt",
       prices.account_id as "priceAccountId", prices.input_rate_picos as "inputRatePicos",
       prices.cached_input_rate_picos as "cachedInputRatePicos",
       prices.output_rate_picos as "outputRatePicos", prices.image_rate_picos as "imageRatePicos",
       prices.character_rate_picos as "characterRatePicos"`

/** One request of an account, with the price it was charged by; null when the account has no such one. */
export async function requestByIdentity(accountId: bigint, identity: string): Promise<DetailColumns | null> {
  const { rows } = await pool().query<DetailColumns>(
    `select ${REQUEST_COLUMNS}, projects.name as "projectName",
       case when sources.account_id = e.account_id then sources.name end as "sourceName",
       ${instantText('e.recorded_at')} as "recordedAt", e.ttft_ms as "ttftMs", e.stream,
       e.reported_cost_picos::text as "reportedCostPicos",
       coalesce(rated.price_id, e.price_id) as "priceId", ${PRICE_COLUMNS}
     from events as e
     left join keys on keys.account_id = e.account_id and keys.key_id = e.key_id
     left join projects on projects.account_id = e.account_id and projects.project_id = e.project_id
     left join sources on sources.source_id = e.source_id
     ${JOIN_PRESENT_RATING}
     left join prices on prices.price_id = coalesce(rated.price_id, e.price_id)
     where e.account_id = $1::bigint and e.identity = $2::uuid`,
    [accountId, identity],
  )
  return rows[0] ?? null
}

/** A pricing of a request after it came; the reason is that of the run that re-rated it. */
export type RatingColumns = PriceColumns & {
  ratedAt: string
  charge: RequestColumns['charge']
  costPicos: string | null
  reason: string | null
}

/** How a request was rated when it came and ever since, the first first. */
export async function ratingsByIdentity(accountId: bigint, identity: string): Promise<RatingColumns[]> {
  const { rows } = await pool().query<RatingColumns>(
    `with rated as (
       select 0 as number, price_id, cost_picos, charge::text as charge, recorded_at as rated_at,
         0::bigint as run_id
       from events where account_id = $1::bigint and identity = $2::uuid
       union all
       select number, price_id, cost_picos, 'charged', rated_at, run_id
       from ratings where account_id = $1::bigint and identity = $2::uuid
     )
     select ${instantText('rated.rated_at')} as "ratedAt", rated.charge,
       rated.cost_picos::text as "costPicos", rating_runs.reason,
       rated.price_id as "priceId", ${PRICE_COLUMNS}
     from rated
     left join prices on prices.price_id = rated.price_id
     left join rating_runs on rating_runs.run_id = rated.run_id
     order by rated.number`,
    [accountId, identity],
  )
  return rows
}
