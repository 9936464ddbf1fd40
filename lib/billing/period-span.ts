import type { PeriodState } from '@/lib/billing/schema'
import { HOUR_MS } from '@/lib/time/range'

export type PeriodSpan = { startAt: Date; endAt: Date; closesAt: Date; state: PeriodState }

/** When a billing month begins, ends and closes, and which of these the clock has passed. */
export function periodSpan(period: string, now: Date, graceHours: number): PeriodSpan {
  const [year = 0, month = 1] = period.split('-').map(Number)
  const startAt = new Date(Date.UTC(year, month - 1))
  const endAt = new Date(Date.UTC(year, month))
  const closesAt = new Date(endAt.getTime() + graceHours * HOUR_MS)
  const state = now < endAt ? 'open' : now < closesAt ? 'closing' : 'closed'
  return { startAt, endAt, closesAt, state }
}
