import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Range } from '@/lib/time/range'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { rolledUp, type UsageSum } from '@/lib/usage/queries/rolled-up'
import type { Kind } from '@/lib/usage/schema'

/** What was charged by one price, in whole numbers as text; priceId is 0n for what was not charged. */
export type Priced = {
  model: string
  kind: Kind
  priceId: bigint
  inputRatePicos: bigint | null
  cachedInputRatePicos: bigint | null
  outputRatePicos: bigint | null
  imageRatePicos: bigint | null
  characterRatePicos: bigint | null
  promptTokens: string
  cachedTokens: string
  completionTokens: string
  imageSteps: string
  characters: string
  unpriced: string
  unmetered: string
  costPicos: string
}

/**
 * `bucket` counts from 1; project and key are null where they are not asked for, and 0n where there was none.
 */
export type PricedRow = Priced & { bucket: number; projectId: bigint | null; keyId: bigint | null }

const SUMMED: readonly UsageSum[] = [
  'prompt_tokens',
  'cached_tokens',
  'completion_tokens',
  'image_steps',
  'characters',
  'unpriced',
  'unmetered',
  'cost_picos',
]

export type PricedQuestion = {
  accountId: bigint
  buckets: readonly Range[]
  /** What the rows are split by as well. */
  also: readonly ('project_id' | 'key_id')[]
  filter: UsageFilter
  /** null for all of them. */
  atMost: number | null
}

/**
 * Quantities and cost by bucket, model, kind and price, with the price's rates; the dearest first, and no
 * more rows than `atMost`.
 */
export async function costByPrice(question: PricedQuestion): Promise<PricedRow[]> {
  const { accountId, buckets, also, filter, atMost } = question
  const bound = new BoundValues()
  const columns = ['model', 'kind', 'price_id', ...also] as const
  const parts = rolledUp(bound, { accountId, buckets, columns, sums: SUMMED, filter })
  const names = ['bucket', ...columns].join(', ')
  const asked = (column: 'project_id' | 'key_id') =>
    also.includes(column) ? `charged.${column}` : 'null::bigint'
  const { rows } = await pool().query<PricedRow>(
    `with charged as (
      select ${names}, ${SUMMED.map((sum) => `sum(${sum}) as ${sum}`).join(', ')}
      from (${parts}) as parts group by ${names}
    )
    select charged.bucket, ${asked('project_id')} as "projectId", ${asked('key_id')} as "keyId",
      charged.model, charged.kind::text as kind, charged.price_id as "priceId",
      input_rate_picos as "inputRatePicos", cached_input_rate_picos as "cachedInputRatePicos",
      output_rate_picos as "outputRatePicos", image_rate_picos as "imageRatePicos",
      character_rate_picos as "characterRatePicos", prompt_tokens::text as "promptTokens",
      cached_tokens::text as "cachedTokens", completion_tokens::text as "completionTokens",
      image_steps::text as "imageSteps", characters::text as characters,
      unpriced::text as unpriced, unmetered::text as unmetered, cost_picos::text as "costPicos"
    from charged left join prices on prices.price_id = charged.price_id
    order by charged.cost_picos desc, charged.model collate "C", charged.kind, charged.price_id
    limit ${bound.add(atMost, 'int')}`,
    bound.values,
  )
  return rows
}
