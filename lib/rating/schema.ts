import { z } from 'zod'
import { modelNameSchema } from '@/lib/pricing/schema'
import type { Kind } from '@/lib/usage/schema'

/**
 * What is asked of rating and answered, safe for the browser. Amounts travel as decimal strings of picos,
 * instants as ISO text, months as `2026-11`.
 */
const instant = z.iso.datetime({ offset: true })

/** Which usage is rated again: no account means all accounts, no model all models. */
export const rerateScopeSchema = z.object({
  accounts: z.array(z.string().max(40)).max(1_000).default([]),
  models: z.array(modelNameSchema).max(1_000).default([]),
  from: instant,
  to: instant,
})
export type RerateScope = z.input<typeof rerateScopeSchema>

/** `bookVersion` is that of the preview: what was not looked at is not begun. */
export const newRerateSchema = rerateScopeSchema.extend({
  reason: z.string().trim().min(3, 'says why, in 3 characters or more').max(200),
  bookVersion: z.string().regex(/^\d{1,18}$/),
})
export type NewRerate = z.input<typeof newRerateSchema>

export type Effect = { events: string; beforePicos: string; afterPicos: string }

/**
 * What a re-rate would do. `startAt` can be later than was asked for: of days before `rawSince` only sums are
 * kept. `months` says by month of use what the difference is and which month bills it.
 */
export type ReratePreview = Effect & {
  startAt: string
  endAt: string
  rawSince: string
  bookVersion: string
  accounts: (Effect & { accountId: string; name: string })[]
  models: (Effect & { model: string; kind: Kind })[]
  months: { usagePeriod: string; billedIn: string; differencePicos: string }[]
}

export type RerateState = 'running' | 'stopped' | 'finished'

/** A run of re-rating; `done` is what it has changed so far, `expected` what its preview said. */
export type Rerate = {
  runId: string
  reason: string
  createdBy: string
  createdAt: string
  accounts: string[]
  models: string[]
  startAt: string
  endAt: string
  state: RerateState
  /** Why it stands, where it wasn't an operator who stopped it. */
  stoppedBecause: string | null
  /** Left as they were, since the new price would make each cost more than an event may. */
  skippedEvents: string
  movedAt: string
  finishedAt: string | null
  expected: Effect
  done: Effect
}

export type RerateDetail = Rerate & { effects: (Effect & { accountId: string; name: string })[] }

/** Why usage has no price: what an operator would have to enter. */
export type Missing = 'name' | 'price' | 'earlier price' | 'nothing' | 'too many names'

/** Usage that waits for a price. Quantities are of everything it waits with; instants are whole hours. */
export type UnpricedUsage = {
  accountId: string
  account: string
  model: string
  kind: Kind
  /** What the name stands for in the price book, if anything. */
  canonical: string | null
  missing: Missing
  /** From when on the book covers it, where it does. */
  coveredSince: string | null
  requests: string
  /** How many of them are older than raw records are kept, which no price can reach. */
  beyondReach: string
  promptTokens: string
  completionTokens: string
  images: string
  characters: string
  firstSeenAt: string
  lastSeenAt: string
}
