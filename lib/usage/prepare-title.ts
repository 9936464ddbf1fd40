import type { Grouping, Measure } from '@/lib/usage/schema'

/** The words a reader sees for what is measured. */
export const MEASURE_LABELS: Record<Measure, string> = {
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

/** Names a chart: `Tokens by model`. */
export function prepareTitle(measure: Measure, grouping: Grouping): string {
  const label = MEASURE_LABELS[measure]
  return grouping === 'none' ? label : `${label} by ${GROUPING_LABELS[grouping].toLowerCase()}`
}
