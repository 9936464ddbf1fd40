import 'server-only'
import { ADDED_COLUMNS } from '@/lib/usage/queries/added-columns'
import type { Measure } from '@/lib/usage/schema'

/** What a chart can show, in the columns that it is added up from. */
export const MEASURED: Record<Measure, string> = {
  ...ADDED_COLUMNS,
  tokens: '(prompt_tokens + completion_tokens)',
}
