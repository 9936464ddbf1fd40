import { periodOf } from '@/lib/billing/period-of'
import type { Range } from '@/lib/time/range'

/** The calendar month of UTC that an instant lies in. */
export function budgetMonth(at: Date): Range & { period: string } {
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()]
  const startAt = new Date(Date.UTC(year, month))
  return { period: periodOf(at), startAt, endAt: new Date(Date.UTC(year, month + 1)) }
}
