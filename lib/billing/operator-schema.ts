import { z } from 'zod'
import type { MemberRow } from '@/lib/accounts/schema'
import { emailSchema, nameSchema, TIER_IDS } from '@/lib/accounts/schema'
import { MONEY_PARTS } from '@/lib/billing/schema'
import { PICOS_PER_USD, parseUsd } from '@/lib/money/picos'

/**
 * What operators see and change of accounts, safe for the browser: ids are outward, amounts decimal text of
 * picos, instants ISO text.
 */
export const MAX_ADJUSTMENT_PICOS = 1_000_000n * PICOS_PER_USD

/** An account in the list. `monthPicos` is what the present month's usage costs so far. */
export type AccountRow = {
  account: string
  name: string
  tierId: string
  tierByHand: boolean
  members: number
  balancePicos: string
  monthPicos: string
  createdAt: string
}

/** Newest first; `next` asks for the page after this one, and is null on the last. */
export type AccountPage = { rows: AccountRow[]; next: string | null }

export type OperatedAccount = {
  account: string
  name: string
  timeZone: string
  tierId: string
  tierByHand: boolean
  /** What the account would have if nobody had set its tier by hand. */
  earnedTierId: string
  creditLimitPicos: string
  balancePicos: string
  promoPicos: string
  paidPicos: string
  monthPicos: string
  createdAt: string
  members: MemberRow[]
}

export const accountsQuerySchema = z.object({
  search: z.string().trim().max(254).default(''),
  page: z.string().max(400).optional(),
})

const reason = z
  .string()
  .trim()
  .min(3, 'must say why, in 3 characters or more')
  .max(200, 'must have at most 200 characters')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not have control characters')

const usd = z
  .string()
  .trim()
  .max(32)
  .transform((text, context) => {
    const picos = parseUsd(text)
    if (picos === null) context.addIssue({ code: 'custom', message: 'must be an amount such as 5.00' })
    return picos ?? z.NEVER
  })
const tooMuch = 'must be $1,000,000 or less'

/** With `tier` null the tier that was set by hand is taken back. */
export const tierBodySchema = z.strictObject({ tier: z.enum(TIER_IDS).nullable(), reason })
export type TierBody = z.input<typeof tierBodySchema>

export const creditLimitBodySchema = z.strictObject({
  usd: usd.pipe(z.bigint().min(0n, 'must not be negative').max(MAX_ADJUSTMENT_PICOS, tooMuch)),
  reason,
})
export type CreditLimitBody = z.input<typeof creditLimitBodySchema>

/** `key` is made once for a form, so that sending it twice adjusts once. */
export const adjustmentBodySchema = z.strictObject({
  usd: usd.pipe(
    z
      .bigint()
      .min(-MAX_ADJUSTMENT_PICOS, tooMuch)
      .max(MAX_ADJUSTMENT_PICOS, tooMuch)
      .refine((picos) => picos !== 0n, 'must not be zero'),
  ),
  part: z.enum(MONEY_PARTS),
  reason,
  key: z.uuid(),
})
export type AdjustmentBody = z.input<typeof adjustmentBodySchema>

export const newAccountBodySchema = z.strictObject({
  name: nameSchema,
  tier: z.enum(TIER_IDS).default('basic'),
  /** Who is invited to be its owner, if anyone. */
  email: emailSchema.optional(),
})
export type NewAccountBody = z.input<typeof newAccountBodySchema>

/** `link` lets the owner in, and is told this once; null when nobody is invited, or it went out by mail. */
export type MadeAccount = { account: string; link: string | null }
