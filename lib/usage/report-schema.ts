import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/time/range'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import type { Kind } from '@/lib/usage/schema'

/** The words of the usage and cost reports that programs read, in the shape that OpenAI's own have. */
export const REPORTS = ['completions', 'images', 'audio_speeches', 'embeddings', 'costs'] as const
export type Report = (typeof REPORTS)[number]

/** Which requests a report counts; nothing is ever logged as an embedding. */
export const REPORT_KINDS: Record<Exclude<Report, 'costs'>, Kind | null> = {
  completions: 'text',
  images: 'image',
  audio_speeches: 'audio',
  embeddings: null,
}

export const BUCKET_WIDTHS = ['1m', '1h', '1d'] as const
export type BucketWidth = (typeof BUCKET_WIDTHS)[number]
export const WIDTH_MS: Record<BucketWidth, number> = { '1m': MINUTE_MS, '1h': HOUR_MS, '1d': DAY_MS }

export type GroupField = 'api_key_id' | 'batch' | 'line_item' | 'model' | 'project_id' | 'user_id'

/** A report that was asked for; buckets are cut by UTC's clock. */
export type ReportQuery = {
  startAt: Date
  /** null when left out: then the report ends with the bucket that is filling. */
  endAt: Date | null
  width: BucketWidth
  /** How many buckets a page has. */
  limit: number
  groupBy: GroupField[]
  filter: UsageFilter
  /** True when it is narrowed to batches, of which there are none. */
  isOfBatches: boolean
  page: string | null
  /** Everything that a page's cursor is bound to, as one text. */
  question: string
}

/** What a page costs to make and to send is bounded by this, whatever it is grouped by. */
export const MOST_RESULTS = 50_000
