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

/** What doesn't add up: a chart shows the percentiles of these, made from histograms that do. */
export const TIMINGS = ['latency', 'ttft'] as const
export type Timing = (typeof TIMINGS)[number]

/** Everything that can be looked at. */
export type Measured = Measure | Timing

export const KINDS = ['text', 'image', 'audio'] as const
export type Kind = (typeof KINDS)[number]

/** What a range is compared with: the one just before it, or the last one that has the same weekdays. */
export const COMPARISONS = ['previous', 'weekdays'] as const
export type Comparison = (typeof COMPARISONS)[number]

/** What the lines of a cost can be split by, the usual one first. */
export const COST_SPLITS = ['model', 'project', 'key', 'kind', 'day'] as const
export type CostSplit = (typeof COST_SPLITS)[number]

const list = z
  .string()
  .max(4000)
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(
    z
      .array(
        z
          .string()
          .regex(/^[\x21-\x7e]+$/, 'must be names or ids')
          .max(128),
      )
      .max(50),
  )

/**
 * The state of a usage view, as it stands in the URL; dates of a custom range are days of the zone, both
 * included. Without `by` the granularity is chosen, and one that gives too many points becomes the next
 * coarser one.
 */
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
  compare: z.enum(COMPARISONS).optional(),
})
export type UsageQuery = z.output<typeof usageQuerySchema>

/** The view whose cost is told line by line. */
export const costQuerySchema = usageQuerySchema.extend({ split: z.enum(COST_SPLITS).default('model') })
export type CostQuery = z.output<typeof costQuerySchema>
export type UsageQueryInput = z.input<typeof usageQuerySchema>

/** The same view of a timing. */
export const latencyQuerySchema = usageQuerySchema.extend({ measure: z.enum(TIMINGS).default('latency') })
export type LatencyQuery = z.output<typeof latencyQuerySchema>

/** Stands for no key or no project, among groups and in filters. */
export const NO_ID = 'none'

/** The id of Other, which no model, key, project, kind or status can have. */
export const OTHER_ID = '*'

/**
 * One series: `id` is the model's name, or an outward id, or a kind or status, or `all` without grouping.
 * `members` is above 0 only on Other, and says how many groups it holds.
 */
export type UsageGroup = { id: string; label: string; members: number; sums: Sums }

/**
 * The answer's measure; `bucket` and `group` are positions in its `buckets` and `groups`, and what is absent
 * is zero.
 */
export type UsagePoint = { bucket: number; group: number; value: string }

/** What is told of every bucket whatever is measured: what tiles draw small. */
export const COURSE_MEASURES = ['requests', 'tokens', 'costPicos', 'errors'] as const satisfies Measure[]
export type CourseMeasure = (typeof COURSE_MEASURES)[number]

/**
 * `buckets` are the starts (ISO, UTC) of half-open stretches that tile [startAt, endAt); groups are ordered
 * by the measure, with Other last, and add up to `total` exactly, as the points do. `course` has a value for
 * every bucket, and is told where nothing is grouped. `completeTo` is the read's own moment.
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
  course: Record<CourseMeasure, string[]> | null
  total: Sums
}

/**
 * Sums over what has passed of a range, and over the same part of the period before it; instants in ISO, UTC.
 */
export type UsageTotals = {
  completeTo: string
  current: { startAt: string; endAt: string; sums: Sums }
  previous: { startAt: string; endAt: string; sums: Sums }
}

export const refusedSinceSchema = z.object({ since: z.iso.datetime({ offset: true }) })

/** Requests answered 429, by the limit that refused; `other` were logged without saying which. */
export type RefusedCounts = { tier: string; model: string; ip: string; other: string }

export type Meter = 'prompt tokens' | 'cached tokens' | 'completion tokens' | 'image steps' | 'characters'

/**
 * One line of what was charged: amountPicos = ratePicos x quantity / unitQuantity, half to even. `unit` is
 * what the rate is for. Prompt tokens are those that were not cached. Image steps are width x height x steps
 * x images.
 */
export type CostLine = {
  model: string
  kind: Kind
  priceId: string
  meter: Meter
  quantity: string
  ratePicos: string
  unit: 'token' | 'image of 1024 x 1024 in 25 steps' | 'character'
  unitQuantity: string
  amountPicos: string
}

/** What single events' rounding adds to the lines of a price; never zero. */
export type RoundingLine = { model: string; kind: Kind; priceId: string; amountPicos: string }

/** 2xx requests that cost nothing yet: their model has no price, or their quantity was not reported. */
export type UnchargedLine = { model: string; kind: Kind; unpriced: string; unmetered: string }

/**
 * The lines of one model, project, key, kind or day, whose `id` is its name, its outward id, or its first
 * instant (ISO, UTC). Lines and rounding add up to `costPicos` exactly.
 */
export type CostPart = {
  id: string
  label: string
  costPicos: string
  lines: CostLine[]
  rounding: RoundingLine[]
  uncharged: UnchargedLine[]
}

/** Parts add up to `costPicos` exactly; the dearest first, days in their order. */
export type CostLines = {
  startAt: string
  endAt: string
  completeTo: string
  zone: string
  split: CostSplit
  parts: CostPart[]
  unpriced: string
  unmetered: string
  costPicos: string
}

/**
 * Requests a minute of the last minutes, oldest first; the last minute is the one still filling. `endAt` is
 * the moment it was read; `limit` is the tier's, or null where the tier has none.
 */
export type LiveMinutes = {
  endAt: string
  minutes: { at: string; served: string; refused: string }[]
  limit: { label: string; requests: number } | null
}

/** Of `count` requests that reported how long they took; each is off by 5 % at most. */
export type Percentiles = { count: string; p50Ms: number; p95Ms: number; p99Ms: number }

/**
 * Percentiles by bucket, by group and of the whole range; `previous` is the same part of the period before.
 * `buckets` are at most what a chart draws, since percentiles can't be joined afterwards; what is absent or
 * null has no request that reported. Groups are ordered by count, with Other last.
 */
export type LatencyAnswer = {
  startAt: string
  endAt: string
  completeTo: string
  zone: string
  granularity: (typeof GRANULARITIES)[number]
  grouping: Grouping
  measure: Timing
  buckets: string[]
  points: (Percentiles & { bucket: number })[]
  groups: (Percentiles & { id: string; label: string; members: number })[]
  total: Percentiles | null
  previous: Percentiles | null
}
