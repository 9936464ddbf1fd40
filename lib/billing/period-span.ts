import { monthBounds } from '@/lib/billing/month-bounds'
import type { PeriodState } from '@/lib/billing/schema'
import { HOUR_MS, type Range } from '@/lib/time/range'

export type PeriodSpan = Range & { closesAt: Date; state: PeriodState }

/** By what a month is open or closed: the clock, the grace after a month's end, the first open one. */
export type PeriodClock = { now: Date; graceHours: number; openPeriod: string }

/** When a billing month begins, ends and is to close, and how far it is. */
export function periodSpan(period: string, { now, graceHours, openPeriod }: PeriodClock): PeriodSpan {
  const { startAt, endAt } = monthBounds(period)
  const closesAt = new Date(endAt.getTime() + graceHours * HOUR_MS)
  const state = period < openPeriod ? 'closed' : now < endAt ? 'open' : 'closing'
  return { startAt, endAt, closesAt, state }
}
