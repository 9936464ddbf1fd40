import { z } from 'zod'
import { GRANULARITIES, RANGE_PRESETS } from '@/lib/time/range'

/**
 * What can be asked of usage and what is answered: shared by the pages, the endpoints and the queries.
 * Counts and picos travel as decimal strings, since both pass what a JSON number holds.
 */
export const GROUPINGS = ['none', 'model', 'key', 'project', 'kind', 'status'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** What rollups add up; every other figure on a page is made of these. */
export const ADDITIVE = [
  'requests',
  'errors',
  'refused',
  'promptTokens',
  'cachedTokens',
  'completionTokens',
  'images',
  'characters',
  'costPicos',
  'unpriced',
  'unmetered',
] as const
export type Additive = (typeof ADDITIVE)[number]
export type Sums = Record<Additive, string>

/** What a chart can show. `tokens` is prompt + completion; cached tokens are a part of prompt tokens. */
export const MEASURES = [
  'requests',
  'tokens',
  'promptTokens',
  'completionTokens',
  'cachedTokens',
  'images',
  'characters',
  'costPicos',
  'errors',
  'refused',
] as const
export type Measure = (typeof MEASURES)[number]

export const KINDS = ['text', 'image', 'audio'] as const
export type Kind = (typeof KINDS)[number]

const list = z
  .string()
  .max(4000)
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.string().max(128)).max(50))

/** The state of a usage view, as it stands in the URL; dates of a custom range are days of the zone. */
export const usageQuerySchema = z.object({
  range: z.enum(RANGE_PRESETS).default('24h'),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  zone: z.string().max(64).default('UTC'),
  by: z.enum(GRANULARITIES).optional(),
  group: z.enum(GROUPINGS).default('none'),
  measure: z.enum(MEASURES).default('requests'),
  top: z.coerce.number().int().min(1).max(20).default(6),
  models: list.optional(),
  keys: list.optional(),
  projects: list.optional(),
  kinds: list.optional(),
  statuses: list.optional(),
})
export type UsageQuery = z.output<typeof usageQuerySchema>
export type UsageQueryInput = z.input<typeof usageQuerySchema>

/** One series: `id` is the model's name, or an outward id, or a kind or status; `members` > 0 only on Other. */
export type UsageGroup = { id: string; label: string; members: number; sums: Sums }

/** `bucket` and `group` are positions in the answer's `buckets` and `groups`; what is absent is zero. */
export type UsagePoint = { bucket: number; group: number; sums: Sums }

/**
 * `buckets` are the starts (ISO, UTC) of half-open stretches that tile [startAt, endAt); groups are ordered by the
 * measure, with Other last, and add up to `total` exactly, as the points do. `completeTo` is the read's own moment.
 */
export type UsageAnswer = {
  startAt: string
  endAt: string
  completeTo: string
  zone: string
  granularity: (typeof GRANULARITIES)[number]
  grouping: Grouping
  measure: Measure
  buckets: string[]
  groups: UsageGroup[]
  points: UsagePoint[]
  total: Sums
}

/**
 * Requests a minute of the last minutes, oldest first; the last minute is the one still filling. `endAt` is the moment
 * it was read; `limit` is the tier's, or null where the tier has none.
 */
export type LiveMinutes = {
  endAt: string
  minutes: { at: string; served: string; refused: string }[]
  limit: { label: string; requests: number } | null
}
