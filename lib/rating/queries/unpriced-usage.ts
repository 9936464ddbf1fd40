import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Kind } from '@/lib/pricing/schema'

export type UnpricedRow = {
  accountId: bigint
  account: string
  model: string
  kind: Kind
  requests: string
  beyondReach: string
  promptTokens: string
  completionTokens: string
  images: string
  characters: string
  firstSeenAt: Date
  lastSeenAt: Date
}

/**
 * What waits for a price, by account, model and kind, the most first, from hours that hold some and what is
 * not folded yet. Before `since` events can't be rated any more. Quantities of an hour count whatever stood
 * in its rows without a price.
 */
export async function unpricedUsage({
  since,
  limit,
}: {
  since: Date
  limit: number
}): Promise<UnpricedRow[]> {
  const columns = 'unpriced, prompt_tokens, completion_tokens, images, characters'
  const { rows } = await pool().query<UnpricedRow>(
    `with waiting as (
       select account_id, model, kind, hour, ${columns} from usage_hours where unpriced <> 0
       union all
       select account_id, model, kind, date_trunc('hour', minute, 'UTC'), ${columns}
       from deltas where unpriced <> 0
     ), hours as (
       select account_id, model, kind, hour, sum(unpriced) as unpriced, sum(prompt_tokens) as prompt_tokens,
         sum(completion_tokens) as completion_tokens, sum(images) as images, sum(characters) as characters
       from waiting group by account_id, model, kind, hour having sum(unpriced) <> 0
     )
     select account_id as "accountId", accounts.name as account, model, kind,
       sum(unpriced)::text as requests,
       coalesce(sum(unpriced) filter (where hour < $1), 0)::text as "beyondReach",
       sum(prompt_tokens)::text as "promptTokens", sum(completion_tokens)::text as "completionTokens",
       sum(images)::text as images, sum(characters)::text as characters,
       min(hour) as "firstSeenAt", max(hour) as "lastSeenAt"
     from hours join accounts using (account_id)
     group by account_id, accounts.name, model, kind
     order by sum(unpriced) desc, account_id, model, kind limit $2`,
    [since, limit],
  )
  return rows
}
