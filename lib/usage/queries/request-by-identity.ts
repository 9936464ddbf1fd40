import 'server-only'
import { pool } from '@/lib/db/pool'
import { instantText, REQUEST_COLUMNS, type RequestColumns } from '@/lib/usage/queries/request-columns'

export type DetailColumns = RequestColumns & {
  projectName: string | null
  sourceName: string | null
  recordedAt: string
  ttftMs: number | null
  stream: boolean | null
  reportedCostPicos: string | null
  priceId: bigint
  priceStartsAt: string | null
  priceAccountId: bigint | null
  inputRatePicos: bigint | null
  cachedInputRatePicos: bigint | null
  outputRatePicos: bigint | null
  imageRatePicos: bigint | null
  characterRatePicos: bigint | null
}

/** One request of an account, with the price it was charged by; null when the account has no such one. */
export async function requestByIdentity(accountId: bigint, identity: string): Promise<DetailColumns | null> {
  const { rows } = await pool().query<DetailColumns>(
    `select ${REQUEST_COLUMNS}, projects.name as "projectName",
       case when sources.account_id = e.account_id then sources.name end as "sourceName",
       ${instantText('e.recorded_at')} as "recordedAt", e.ttft_ms as "ttftMs", e.stream,
       e.reported_cost_picos::text as "reportedCostPicos",
       e.price_id as "priceId", ${instantText('prices.starts_at')} as "priceStartsAt",
       prices.account_id as "priceAccountId", prices.input_rate_picos as "inputRatePicos",
       prices.cached_input_rate_picos as "cachedInputRatePicos",
       prices.output_rate_picos as "outputRatePicos", prices.image_rate_picos as "imageRatePicos",
       prices.character_rate_picos as "characterRatePicos"
     from events as e
     left join keys on keys.account_id = e.account_id and keys.key_id = e.key_id
     left join projects on projects.account_id = e.account_id and projects.project_id = e.project_id
     left join sources on sources.source_id = e.source_id
     left join prices on prices.price_id = e.price_id
     where e.account_id = $1::bigint and e.identity = $2::uuid`,
    [accountId, identity],
  )
  return rows[0] ?? null
}
