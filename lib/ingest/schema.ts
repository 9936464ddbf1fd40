import type { Charge } from '@/lib/pricing/charge-of'
import type { Kind, Quantities } from '@/lib/pricing/schema'

/** Who posts: accountId is null for a source of the platform, which may log for every account. */
export type IngestSource = { sourceId: bigint; accountId: bigint | null }
export type IngestContext = { source: IngestSource; now: Date }

export const REFUSED_BY = ['none', 'tier', 'model', 'ip'] as const
export type RefusedBy = (typeof REFUSED_BY)[number]

/** Whose event it is; keyId is 0n for usage without a key, which belongs to the account's default project. */
export type Place = { accountId: bigint; projectId: bigint; keyId: bigint }

/**
 * A row that was read and found valid, not yet priced. Times are whole microseconds since 1970, exact to
 * year 2255.
 */
export type LoggedEvent = {
  place: Place
  requestId: string
  timeMicros: number
  /** As it was sent. */
  model: string
  kind: Kind
  status: number
  refusedBy: RefusedBy
  errorCode: string | null
  quantities: Quantities
  latencyMs: number | null
  ttftMs: number | null
  stream: boolean | null
  clientIp: string | null
  /** Stands for the sender's own source where the format has one: it is then a part of the identity. */
  origin: string | null
  /** What the sender says that it cost. It is kept to compare, and charged never. */
  reportedCostPicos: bigint | null
}

/**
 * An event as it is written. identity (16 bytes) and fingerprint (8 bytes) are strings of one character a
 * byte, which sort and compare as the bytes do; `event.model` is the canonical name by now.
 */
export type PricedEvent = {
  event: LoggedEvent
  model: string
  sourceId: bigint
  identity: string
  fingerprint: string
  recordedMicros: number
  ipHash: string | null
  priceId: bigint
  charge: Charge['charge']
  /** null where there is no figure yet. */
  costPicos: bigint | null
}

/** What rollups count of an event. */
export type CountedEvent = Pick<PricedEvent, 'model' | 'priceId' | 'charge' | 'costPicos'> & {
  event: Pick<
    LoggedEvent,
    'place' | 'timeMicros' | 'kind' | 'status' | 'refusedBy' | 'quantities' | 'latencyMs' | 'ttftMs'
  >
}

export type Written = 'accepted' | 'duplicate' | 'conflict'

export type RowResult = {
  index: number
  /** null when the row had no id that may be repeated. */
  id: string | null
  result: 'duplicate' | 'conflict' | 'rejected' | 'unpriced'
  code: string
  message: string
}

/** `results` names at most 1,000 of the rows that were not simply accepted. */
export type IngestAnswer = {
  accepted: number
  duplicates: number
  conflicts: number
  rejected: number
  unpriced: number
  ignored_fields: number
  results: RowResult[]
}

export const MAX_ROWS = 10_000
export const MAX_BODY_BYTES = 8 * 1024 * 1024
/** Of the formats that carry content along, which is dropped but has to be read over. */
export const MAX_VERBOSE_BODY_BYTES = 20 * 1024 * 1024
export const MAX_RESULTS = 1_000
export const MAX_COST_PICOS = 10n ** 17n

/** The name under which an account's unknown models are booked beyond its first 1,000. */
export const OTHER_MODEL = '(other)'
