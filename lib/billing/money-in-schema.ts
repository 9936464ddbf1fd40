import { z } from 'zod'
import { depositAmountSchema, MAX_DEPOSIT_PICOS, usdTextSchema } from '@/lib/billing/schema'

/** How an account keeps its balance: what a page asks for and is answered. Amounts are picos as text. */
const levelSchema = usdTextSchema.pipe(
  z.bigint().min(0n, 'must not be negative').max(MAX_DEPOSIT_PICOS, 'must be $10,000.00 or less'),
)

/** `{"belowUsd":"5.00"}` warns below that; null warns never. */
export const lowBalanceSchema = z.object({ belowUsd: levelSchema.nullable() })

export const MOST_TOP_UPS_A_DAY = 10

export const topUpSchema = z.object({
  enabled: z.boolean(),
  belowUsd: levelSchema,
  amountUsd: usdTextSchema.pipe(depositAmountSchema),
  timesADay: z.number().int().min(1).max(MOST_TOP_UPS_A_DAY),
})
export type TopUp = z.output<typeof topUpSchema>

/** The cards of the test mode: nobody is charged by either, and the second shows what a refusal does. */
export const TEST_CARDS = ['accepted', 'declined'] as const
export type TestCard = (typeof TEST_CARDS)[number]
export const testCardSchema = z.object({ card: z.enum(TEST_CARDS) })

/** `expires` is the month it is good until, such as `08/2031`. */
export type SavedCard = { brand: string; last4: string; expires: string; isTest: boolean }

/** `inLastDay` counts the automatic top-ups of the last 24 hours, failed ones too. */
export type TopUpView = {
  enabled: boolean
  belowPicos: string
  amountPicos: string
  timesADay: number
  paused: { at: string; reason: string } | null
  inLastDay: number
}

export type MoneyInView = { lowBalancePicos: string | null; card: SavedCard | null; topUp: TopUpView }
