import { periodOf } from '@/lib/billing/period-of'
import type { NewEntry } from '@/lib/billing/queries/append-entry'
import { PICOS_PER_USD } from '@/lib/money/picos'

/** The entry of the $1.00 that an account gets once: its key is the same for everyone who asks for it. */
export function welcomePromo(accountId: bigint, now: Date): NewEntry {
  return {
    accountId,
    kind: 'promo',
    idempotencyKey: 'promo:welcome',
    period: periodOf(now),
    amountPicos: PICOS_PER_USD,
    reason: 'Promotional credit',
  }
}
