import { billingPeriod } from '@/lib/billing/billing-period'
import { periodOf } from '@/lib/billing/period-of'
import { type PeriodClock, periodSpan } from '@/lib/billing/period-span'
import type { BillingMonth, EntryKind, StatementRef } from '@/lib/billing/schema'

type Cost = { period: string | null; usagePeriod: string; costPicos: bigint }
type EntrySum = { period: string; kind: EntryKind; picos: bigint }
type Sums = {
  cost: bigint
  corrections: bigint
  posted: bigint
  deposits: bigint
  promo: bigint
  other: bigint
}

const INTO: Partial<Record<EntryKind, keyof Sums>> = {
  charge: 'posted',
  rerate: 'posted',
  deposit: 'deposits',
  promo: 'promo',
}

type Read = { costs: Cost[]; entries: EntrySum[]; statements: (StatementRef & { period: string })[] }

/**
 * Lays costs and entries out by billing month, newest first; the present month is always there. What is not
 * folded yet is billed in its own month, or when that has closed in the first open one.
 */
export function billingMonths({ costs, entries, statements }: Read, clock: PeriodClock): BillingMonth[] {
  const months = new Map<string, Sums>()
  const sumsOf = (period: string): Sums => {
    const known = months.get(period) ?? {
      cost: 0n,
      corrections: 0n,
      posted: 0n,
      deposits: 0n,
      promo: 0n,
      other: 0n,
    }
    months.set(period, known)
    return known
  }
  sumsOf(periodOf(clock.now))
  for (const { period, usagePeriod, costPicos } of costs) {
    const billed = period ?? billingPeriod(usagePeriod, clock.openPeriod)
    const sums = sumsOf(billed)
    sums.cost += costPicos
    if (usagePeriod !== billed) sums.corrections += costPicos
  }
  for (const { period, kind, picos } of entries) {
    const into = INTO[kind] ?? 'other'
    sumsOf(period)[into] += into === 'posted' ? -picos : picos
  }
  const stated = new Map(statements.map(({ period, ...statement }) => [period, statement]))
  return [...months]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([period, sums]) => {
      const { startAt, endAt, closesAt, state } = periodSpan(period, clock)
      return {
        period,
        startAt: startAt.toISOString(),
        endAt: endAt.toISOString(),
        closesAt: closesAt.toISOString(),
        state,
        costPicos: sums.cost.toString(),
        correctionsPicos: sums.corrections.toString(),
        postedPicos: sums.posted.toString(),
        depositsPicos: sums.deposits.toString(),
        promoPicos: sums.promo.toString(),
        otherPicos: sums.other.toString(),
        statement: stated.get(period) ?? null,
      }
    })
}
