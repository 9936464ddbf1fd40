import { z } from 'zod'
import { RATE_METERS } from '@/lib/pricing/schema'

/**
 * Why a figure of a rate looks like a mistake of the unit: it is about so many times what it is compared
 * with, above or below it. `free` is a figure of 0 in place of one that wasn't. `key` is what confirms it.
 */
const rateDoubtSchema = z.object({
  key: z.string(),
  meter: z.enum(RATE_METERS),
  factor: z.enum(['about 1,000', 'about 1,000,000', 'free']),
  direction: z.enum(['above', 'below']),
  picos: z.string(),
  againstPicos: z.string(),
  /** The rate that it follows, or the middle of all list prices of its kind. */
  against: z.enum(['rate before', 'typical rate']),
})
export type RateDoubt = z.output<typeof rateDoubtSchema>

/** What stands beside the refusal of a rate that is doubted. */
export const doubtDetailsSchema = z.object({ doubts: z.array(rateDoubtSchema).min(1) })
