import 'server-only'
import type { Queryable } from '@/lib/db/transaction'
import type { Priced } from '@/lib/usage/queries/cost-by-price'

/** What was used by one project at one price in a month, and no statement says yet; it can be negative. */
export type Unstated = Priced & { projectId: bigint; projectName: string }

const SUMS = ['prompt', 'cached', 'completion', 'image_steps', 'characters', 'cost'] as const
const METERED: Record<Exclude<(typeof SUMS)[number], 'cost'>, string> = {
  prompt: 'prompt tokens',
  cached: 'cached tokens',
  completion: 'completion tokens',
  image_steps: 'image steps',
  characters: 'characters',
}
const STATED = Object.values(METERED)
  .map((meter) => `-coalesce(sum(quantity) filter (where meter = '${meter}'), 0)`)
  .join(', ')

/**
 * A month's usage as rollups have it now, less what all statements say of it: everything of a month that has
 * no statement yet, and of an earlier one what was recorded, priced or re-rated since. Whole hours are
 * enough, since months are UTC's.
 */
const UNSTATED = `
with moved as (
  select project_id, model, kind, price_id, sum(prompt_tokens - cached_tokens) as prompt,
    sum(cached_tokens) as cached, sum(completion_tokens) as completion, sum(image_steps) as image_steps,
    sum(characters) as characters, sum(cost_picos) as cost
  from usage_hours
  where account_id = $1 and hour >= ($2 || '-01')::timestamp at time zone 'UTC'
    and hour < (($2 || '-01')::timestamp + interval '1 month') at time zone 'UTC' and price_id <> 0
  group by project_id, model, kind, price_id
  union all
  select project_id, model, kind, price_id, ${STATED}, -sum(amount_picos)
  from statement_lines where account_id = $1 and usage_period = ($2 || '-01')::date
  group by project_id, model, kind, price_id
), unstated as (
  select project_id, model, kind, price_id, ${SUMS.map((sum) => `sum(${sum}) as ${sum}`).join(', ')}
  from moved group by project_id, model, kind, price_id
  having ${SUMS.map((sum) => `sum(${sum}) <> 0`).join(' or ')}
)
select unstated.project_id as "projectId", coalesce(projects.name, '') as "projectName", unstated.model,
  unstated.kind::text as kind, unstated.price_id as "priceId", input_rate_picos as "inputRatePicos",
  cached_input_rate_picos as "cachedInputRatePicos", output_rate_picos as "outputRatePicos",
  image_rate_picos as "imageRatePicos", character_rate_picos as "characterRatePicos",
  (prompt + cached)::text as "promptTokens", cached::text as "cachedTokens",
  completion::text as "completionTokens", image_steps::text as "imageSteps", characters::text as characters,
  '0' as unpriced, '0' as unmetered, cost::text as "costPicos"
from unstated left join prices on prices.price_id = unstated.price_id
left join projects on projects.account_id = $1 and projects.project_id = unstated.project_id
order by projects.name collate "C", unstated.model collate "C", unstated.kind, starts_at, unstated.price_id`

export async function unstatedUsage(
  client: Queryable,
  accountId: bigint,
  month: string,
): Promise<Unstated[]> {
  const { rows } = await client.query<Unstated>(UNSTATED, [accountId, month])
  return rows
}

/** Requests of a month that have no price yet, and will be corrections once they have one. */
export async function unpricedOf(client: Queryable, accountId: bigint, month: string): Promise<bigint> {
  const { rows } = await client.query<{ unpriced: string }>(
    `select coalesce(sum(unpriced), 0)::text as unpriced from usage_hours
     where account_id = $1 and hour >= ($2 || '-01')::timestamp at time zone 'UTC'
       and hour < (($2 || '-01')::timestamp + interval '1 month') at time zone 'UTC'`,
    [accountId, month],
  )
  return BigInt(rows[0]?.unpriced ?? 0)
}
