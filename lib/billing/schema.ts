import { z } from 'zod'
import { PICOS_PER_CENT, PICOS_PER_USD, parseUsd } from '@/lib/money/picos'

/**
 * What billing asks and answers, safe for the browser. Amounts travel as decimal strings of picos, instants
 * as ISO text, and a billing month as `2026-11`, always of UTC.
 */
export const ENTRY_KINDS = [
  'deposit',
  'promo',
  'charge',
  'rerate',
  'refund',
  'dispute',
  'adjustment',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** The two kinds of money in a balance: what was given, and what was paid in. */
export const MONEY_PARTS = ['paid', 'promo'] as const
export type MoneyPart = (typeof MONEY_PARTS)[number]

export const DEPOSIT_STATUSES = ['pending', 'settled', 'failed'] as const
export type DepositStatus = (typeof DEPOSIT_STATUSES)[number]

/** Who takes a payment: Stripe, or the test mode, in which nobody is charged. */
export const PAYMENT_VIAS = ['test', 'stripe'] as const
export type PaymentVia = (typeof PAYMENT_VIAS)[number]

/** Whether a person asked for a deposit, or the balance did, by falling below what was chosen. */
export const DEPOSIT_ORIGINS = ['person', 'auto'] as const
export type DepositOrigin = (typeof DEPOSIT_ORIGINS)[number]

/** Settled deposits of this much in total make an account Pro. */
export const PRO_DEPOSIT_PICOS = 5n * PICOS_PER_USD

export const MIN_DEPOSIT_PICOS = PICOS_PER_USD
export const MAX_DEPOSIT_PICOS = 10_000n * PICOS_PER_USD

/** An amount that a payment can carry: whole cents, from $1 to $10,000. */
export const depositAmountSchema = z
  .bigint()
  .min(MIN_DEPOSIT_PICOS, 'must be $1.00 or more')
  .max(MAX_DEPOSIT_PICOS, 'must be $10,000.00 or less')
  .refine((picos) => picos % PICOS_PER_CENT === 0n, 'must be whole cents')

/** An exact amount of US dollars as text, such as `5.00`, read as picos. */
export const usdTextSchema = z
  .string()
  .max(32)
  .transform((text, context) => {
    const picos = parseUsd(text)
    if (picos === null) context.addIssue({ code: 'custom', message: 'must be an amount such as 5.00' })
    return picos ?? z.NEVER
  })

/** The body of a new deposit: `{"amountUsd":"5.00"}`; `savesCard` keeps the card for automatic top-ups. */
export const newDepositSchema = z.object({
  amountUsd: usdTextSchema.pipe(depositAmountSchema),
  savesCard: z.boolean().default(false),
})

/** `before` is the number of the oldest entry that is already shown. */
export const entriesQuerySchema = z.object({
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export type Entry = {
  entryId: string
  number: number
  kind: EntryKind
  period: string
  promoPicos: string
  paidPicos: string
  amountPicos: string
  promoBalancePicos: string
  balancePicos: string
  reason: string
  createdAt: string
}

/** Newest first; `nextBefore` asks for the page after this one, and is null on the last. */
export type EntryPage = { entries: Entry[]; nextBefore: number | null }

export type DepositView = {
  depositId: string
  amountPicos: string
  status: DepositStatus
  via: PaymentVia
  /** Why there is no money, in a sentence; null unless the payment failed. */
  failure: string | null
  createdAt: string
  settledAt: string | null
}

export type BalanceView = {
  balancePicos: string
  promoPicos: string
  paidPicos: string
  recordedNotPostedPicos: string
  unfoldedPicos: string
}

/** `open` until the month ends, `closing` while late usage still joins it, then `closed`. */
export const PERIOD_STATES = ['open', 'closing', 'closed'] as const
export type PeriodState = (typeof PERIOD_STATES)[number]

/** A statement as lists name it; `totalPicos` is what usage and corrections cost, `lines` their number. */
export type StatementRef = {
  statementId: string
  number: string
  closedAt: string
  totalPicos: string
  lines: number
}

/**
 * One billing month. `costPicos` is what its usage costs so far, what is not posted yet included;
 * `correctionsPicos` is the part of it that was used in earlier, closed months; `postedPicos` the part that
 * stands in the ledger, as charges and re-rates. `otherPicos` sums refunds, disputes and adjustments, signed
 * as in the ledger; deposits and promo are positive.
 */
export type BillingMonth = {
  period: string
  startAt: string
  endAt: string
  closesAt: string
  state: PeriodState
  costPicos: string
  correctionsPicos: string
  postedPicos: string
  depositsPicos: string
  promoPicos: string
  otherPicos: string
  statement: StatementRef | null
}

/** Months with usage or entries and the present one, newest first, and what they cost together. */
export type BillingHistory = { months: BillingMonth[]; totalCostPicos: string }

/**
 * The head of the billing page. `spentPicos` is the present month's cost so far; `dailyPicos` the mean of the
 * last seven days; `daysLeft` is null when nothing was spent in them.
 */
export type BillingOverview = BalanceView & {
  tierId: string
  tierByHand: boolean
  period: string
  spentPicos: string
  dailyPicos: string
  daysLeft: number | null
  depositsPicos: string
  proDepositPicos: string
}

/** How many rows a file would have, its header left out. */
export type ExportRows = { rows: string }
