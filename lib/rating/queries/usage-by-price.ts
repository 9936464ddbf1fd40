import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Kind } from '@/lib/pricing/schema'
import type { Range } from '@/lib/time/range'
import { BoundValues } from '@/lib/usage/queries/bound-values'
import { rolledUp } from '@/lib/usage/queries/rolled-up'

/** What was charged by one price within one bucket; buckets count from 1. */
export type ChargedUsage = {
  bucket: number
  model: string
  kind: Kind
  priceId: bigint
  requests: bigint
  promptTokens: bigint
  cachedTokens: bigint
  completionTokens: bigint
  imageSteps: bigint
  characters: bigint
  costPicos: bigint
}

const SUMS = [
  'requests',
  'prompt_tokens',
  'cached_tokens',
  'completion_tokens',
  'image_steps',
  'characters',
  'cost_picos',
] as const

/** What an account was charged for by bucket, model and price, from hours, minutes and what isn't folded. */
export async function usageByPrice(accountId: bigint, buckets: readonly Range[]): Promise<ChargedUsage[]> {
  const bound = new BoundValues()
  const columns = ['model', 'kind', 'price_id'] as const
  const parts = rolledUp(bound, { accountId, buckets, columns, sums: SUMS, filter: {} })
  const { rows } = await pool().query<ChargedUsage & { imageSteps: string; costPicos: string }>(
    `select bucket, model, kind, price_id as "priceId", sum(requests)::bigint as requests,
       sum(prompt_tokens)::bigint as "promptTokens", sum(cached_tokens)::bigint as "cachedTokens",
       sum(completion_tokens)::bigint as "completionTokens", sum(image_steps)::text as "imageSteps",
       sum(characters)::bigint as characters, sum(cost_picos)::text as "costPicos"
     from (${parts}) as parts where price_id <> 0
     group by bucket, model, kind, price_id having sum(requests) <> 0
     order by model, kind, bucket, price_id`,
    bound.values,
  )
  return rows.map((row) => {
    return { ...row, imageSteps: BigInt(row.imageSteps), costPicos: BigInt(row.costPicos) }
  })
}
