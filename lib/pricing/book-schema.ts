import { z } from 'zod'
import type { AuditLine } from '@/lib/audit/schema'
import { KINDS, type Kind, modelNameSchema, type RateFigures } from '@/lib/pricing/schema'

/**
 * The price book as operators see and change it: ids are outward, instants ISO text in UTC, picos decimal
 * text.
 */
export type DatedRate = { startsAt: string; rate: RateFigures }

/** A model and a kind it is used for: the list price in force, and the one that comes next. */
export type BookRow = {
  model: string
  kind: Kind
  now: DatedRate | null
  next: DatedRate | null
  /** How many accounts have rates of their own. */
  accounts: number
}

export type BookAlias = { name: string; model: string; createdAt: string }

export type Book = { rows: BookRow[]; aliases: BookAlias[] }

/** `past` has ended, `present` is in force, `future` is still to come; only what may have no use yet ends. */
export type RateState = 'past' | 'present' | 'future'

export type TimelineRate = DatedRate & {
  priceId: string
  endsAt: string | null
  state: RateState
  mayWithdraw: boolean
  createdBy: string
  createdAt: string
}

/** One kind's rates, the oldest first: list prices, or with an account its own. */
export type RateTimeline = {
  kind: Kind
  account: { account: string; name: string } | null
  rates: TimelineRate[]
}

export type ModelBook = {
  model: string
  aliases: BookAlias[]
  timelines: RateTimeline[]
  /** Accounts with rates of their own that are not among the timelines, since there are so many. */
  moreAccounts: number
  /** What operators changed of its list prices and names, newest first. */
  changes: AuditLine[]
}

const usd = z.string().trim().max(40)

export const enterPriceBodySchema = z.strictObject({
  model: modelNameSchema,
  kind: z.enum(KINDS),
  usd,
  cached: usd.optional(),
  output: usd.optional(),
  account: z.string().max(40).optional(),
  startsAt: z.iso.datetime({ offset: true }).optional(),
  /** The doubts that were shown and confirmed, by their keys. */
  confirmed: z.array(z.string().max(80)).max(10).default([]),
  /** Whether the model must not be in the book yet. */
  isNew: z.boolean().default(false),
})
export type EnterPriceBody = z.input<typeof enterPriceBodySchema>

export const aliasBodySchema = z.strictObject({ name: modelNameSchema, model: modelNameSchema })
export type AliasBody = z.input<typeof aliasBodySchema>

/** The query of endpoints that are asked about a name. */
export const nameQuerySchema = z.object({ name: modelNameSchema })

/** How a name in a log is read: as a model, by which rule; `model` is null for one that nobody knows. */
export type NameReading = {
  name: string
  compared: string
  model: string | null
  by: 'its own name' | 'another case of its name' | 'an alias' | null
}
