import { z } from 'zod'

/** What the audit log keeps of a change of tier; `because` is the kind of entry that moved the deposits. */
export const tierDetailSchema = z.object({
  before: z.string().optional(),
  after: z.string(),
  because: z.string().optional(),
})

export type TierChange = {
  at: string
  before: string | null
  after: string
  because: string | null
  byOperator: boolean
}

/** What deposits, refunds and disputes add up to, signed as in the ledger, and what they did to the tier. */
export type TierHistory = {
  depositedPicos: string
  refundedPicos: string
  disputedPicos: string
  changes: TierChange[]
}
