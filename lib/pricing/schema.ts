import { z } from 'zod'
import { parseUsd } from '@/lib/money/picos'

/** The words of the price book, safe for the browser. Rates are whole picos. */
export const KINDS = ['text', 'image', 'audio'] as const
export type Kind = (typeof KINDS)[number]

/**
 * What was used, as the log reported it; null where it reported nothing. Cached tokens are a part of prompt
 * tokens.
 */
export type Quantities = {
  promptTokens: number | null
  cachedTokens: number | null
  completionTokens: number | null
  images: number | null
  width: number | null
  height: number | null
  steps: number | null
  characters: number | null
}

/** Picos per token, per base image (1024 x 1024 at 25 steps) or per character. */
export type Rate =
  | { kind: 'text'; inputRatePicos: bigint; cachedInputRatePicos: bigint; outputRatePicos: bigint }
  | { kind: 'image'; imageRatePicos: bigint }
  | { kind: 'audio'; characterRatePicos: bigint }

/** What each figure of a rate is for. */
export const RATE_METERS = ['input', 'cached input', 'output', 'image', 'character'] as const
export type RateMeter = (typeof RATE_METERS)[number]

/** A rate as it travels: each figure's picos of one unit as decimal text. */
export type RateFigures = { kind: Kind; figures: { meter: RateMeter; picos: string }[] }

/** A dated rate: it holds from startsAtMs until the next one of the same account, model and kind. */
export type Price = {
  priceId: bigint
  /** 0n for the list price, else the account that has its own. */
  accountId: bigint
  model: string
  startsAtMs: number
  rate: Rate
}

/** How a model is named: by logs, by prices and by aliases. */
export const modelNameSchema = z.string().regex(/^[A-Za-z0-9._:/@+-]{1,128}$/, {
  message: 'must have 1 to 128 characters of A-Z, a-z, 0-9 and ._:/@+-',
})

const MAX_UNIT_USD = 1_000_000n
const PICOS_PER_MICRO_USD = 1_000_000n

/**
 * USD per million units as picos per unit. At most 6 decimals, so that a unit costs a whole number of picos.
 * @returns null when the text is no such amount, negative or above 1,000,000.
 */
export function ratePerMillion(usd: string): bigint | null {
  const picos = parseUsd(usd)
  if (picos === null || picos < 0n || picos % PICOS_PER_MICRO_USD !== 0n) return null
  return picos <= MAX_UNIT_USD * 1_000_000_000_000n ? picos / PICOS_PER_MICRO_USD : null
}

/** USD per base image as picos. @returns null when the text is no amount, negative or above 1,000. */
export function ratePerImage(usd: string): bigint | null {
  const picos = parseUsd(usd)
  return picos !== null && picos >= 0n && picos <= 1_000_000_000_000_000n ? picos : null
}

const usd = z.string().max(40)

/**
 * A rate as people enter it: one figure, or for text three that differ, in USD per million or per base
 * image.
 */
export const newPriceSchema = z.object({
  model: modelNameSchema,
  kind: z.enum(KINDS),
  usd: usd.optional(),
  input: usd.optional(),
  cached: usd.optional(),
  output: usd.optional(),
  accountId: z.bigint().min(0n).default(0n),
  startsAt: z.date().optional(),
})
export type NewPrice = z.input<typeof newPriceSchema>

export const newAliasSchema = z.object({ name: modelNameSchema, model: modelNameSchema })
export type NewAlias = z.input<typeof newAliasSchema>
