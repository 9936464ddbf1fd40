import { periodOf } from '@/lib/billing/period-of'
import { periodSpan } from '@/lib/billing/period-span'

/**
 * The month that bills usage of `usagePeriod` when it is recorded at `now`: its own until that closes,
 * afterwards the present one, in which it is a correction.
 */
export function billingPeriod(usagePeriod: string, now: Date, graceHours: number): string {
  return periodSpan(usagePeriod, now, graceHours).state === 'closed' ? periodOf(now) : usagePeriod
}
