import { isTiming } from '@/lib/usage/prepare-timing'
import type { Grouping, Measured } from '@/lib/usage/schema'

/** The words a reader sees for what is measured. */
export const MEASURE_LABELS: Record<Measured, string> = {
  requests: 'Requests',
  tokens: 'Tokens',
  promptTokens: 'Input tokens',
  completionTokens: 'Output tokens',
  cachedTokens: 'Cached tokens',
  images: 'Images',
  characters: 'Characters',
  costPicos: 'Cost',
  errors: 'Errors',
  refused: 'Refused (429)',
  latency: 'Latency',
  ttft: 'Time to first token',
}

/** The words a reader sees for what a chart is split by. */
export const GROUPING_LABELS: Record<Grouping, string> = {
  none: 'Everything',
  model: 'Model',
  key: 'Key',
  project: 'Project',
  kind: 'Kind',
  status: 'Status',
}

/** Names a chart: `Tokens by model`; percentiles are series themselves, and not split by anything else. */
export function prepareTitle(measure: Measured, grouping: Grouping): string {
  const label = MEASURE_LABELS[measure]
  return grouping === 'none' || isTiming(measure)
    ? label
    : `${label} by ${GROUPING_LABELS[grouping].toLowerCase()}`
}
