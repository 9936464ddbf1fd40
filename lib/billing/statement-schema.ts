import type { Entry } from '@/lib/billing/schema'
import type { CostLine, Kind, Meter } from '@/lib/usage/schema'

/**
 * A line of a statement: amountPicos = ratePicos x quantity / unitQuantity, half to even. `corrects` is the
 * earlier month that it corrects, null for the statement's own. A line of `rounding` is what the rounding of
 * single X
 */
export type StatementLine = {
  line: number
  corrects: string | null
  projectId: string
  project: string
  model: string
  kind: Kind
  meter: Meter | 'rounding'
  priceId: string
  quantity: string | null
  ratePicos: string | null
  unit: CostLine['unit'] | null
  unitQuantity: string | null
  amountPicos: string
  behind: { startAt: string; endAt: string }
}

/** An entry of the month that is no charge for usage: money in, promo credit, refunds and the like. */
export type StatementPayment = Pick<Entry, 'entryId' | 'kind' | 'amountPicos' | 'reason' | 'createdAt'>

/**
 * A closed month of an account, as it was when it closed. usage + corrections = total, and opening + deposits
 * + promo + other - total = closing, exactly; `totalCents` is the total in whole cents, half to even.
 * `unpriced` requests had no price then.
 */
export type StatementView = {
  statementId: string
  number: string
  period: string
  startAt: string
  endAt: string
  closedAt: string
  accountId: string
  accountName: string
  openingPicos: string
  depositsPicos: string
  promoPicos: string
  otherPicos: string
  usagePicos: string
  correctionsPicos: string
  totalPicos: string
  totalCents: string
  closingPicos: string
  unpriced: string
  lines: StatementLine[]
  payments: StatementPayment[]
}
