import { z } from 'zod'
import type { Quantities } from '@/lib/pricing/schema'
import { type CostLine, type Kind, type RoundingLine, usageQuerySchema } from '@/lib/usage/schema'

/**
 * What can be asked of the request log, and what is answered: shared by its pages, endpoints and queries.
 * Without `page` the log begins with its newest request; `since` and `until` are instants that cut the range
 * to whole minutes, so that a bar of a chart can be opened.
 */
export const requestLogQuerySchema = usageQuerySchema
  .pick({
    range: true,
    from: true,
    to: true,
    zone: true,
    models: true,
    keys: true,
    projects: true,
    kinds: true,
    statuses: true,
  })
  .extend({
    since: z.iso.datetime({ offset: true }).optional(),
    until: z.iso.datetime({ offset: true }).optional(),
    page: z.string().max(400).optional(),
  })
export type RequestLogQuery = z.output<typeof requestLogQuerySchema>

/**
 * One request. `id` names it in addresses; `requestId` is what its source calls it. `key` is null for usage
 * without one. Costs are whole picos as text, null where there is no figure yet.
 */
export type RequestRow = Quantities & {
  id: string
  requestId: string
  time: string
  model: string
  kind: Kind
  key: { id: string; name: string } | null
  status: number
  refusedBy: 'none' | 'tier' | 'model' | 'ip'
  errorCode: string | null
  latencyMs: number | null
  charge: 'charged' | 'free' | 'unmetered' | 'unpriced'
  costPicos: string | null
}

/** Requests newest first; `next` is the page behind this one, null at the range's beginning. */
export type RequestPage = { startAt: string; endAt: string; rows: RequestRow[]; next: string | null }

/** The rate that a request was priced by, in picos; `isOwn` tells an account's own from the list's. */
export type RequestPrice = {
  priceId: string
  startsAt: string
  isOwn: boolean
  inputRatePicos: string | null
  cachedInputRatePicos: string | null
  outputRatePicos: string | null
  imageRatePicos: string | null
  characterRatePicos: string | null
}

/**
 * How a request was rated: when it came, later when its price became known, or again by a run that says why.
 */
export type RequestRating = {
  ratedAt: string
  charge: RequestRow['charge']
  costPicos: string | null
  price: RequestPrice | null
  reason: string | null
}

/** A request with everything its receipt says; `lines` and `rounding` add up to the cost. */
export type RequestDetail = RequestRow & {
  project: string | null
  source: string | null
  recordedAt: string
  ttftMs: number | null
  stream: boolean | null
  /** What the sender says that it cost; kept to compare with, never charged. */
  reportedCostPicos: string | null
  price: RequestPrice | null
  /** The first first; the last is the present one, which is what the request costs. */
  ratings: RequestRating[]
  lines: CostLine[]
  rounding: RoundingLine[]
}
