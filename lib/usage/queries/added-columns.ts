import 'server-only'
import type { UsageSum } from '@/lib/usage/queries/rolled-up'
import type { Additive } from '@/lib/usage/schema'

/** Every figure that adds up, by the column that it is the sum of. */
export const ADDED_COLUMNS = {
  requests: 'requests',
  errors: 'errors',
  refused: 'refused',
  promptTokens: 'prompt_tokens',
  cachedTokens: 'cached_tokens',
  completionTokens: 'completion_tokens',
  images: 'images',
  characters: 'characters',
  costPicos: 'cost_picos',
  unpriced: 'unpriced',
  unmetered: 'unmetered',
} as const satisfies Record<Additive, UsageSum>
