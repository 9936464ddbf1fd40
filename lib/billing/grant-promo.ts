import { periodOf } from '@/lib/billing/period-of'
import { postEntry } from '@/lib/billing/post-entry'
import { PICOS_PER_USD } from '@/lib/money/picos'

/** The $1.00 of promo credit that an account gets once; asked for again, it answers the entry that stands. */
export async function grantPromo(
  { accountId }: { accountId: bigint },
  { now }: { now: Date },
): Promise<{ entryId: bigint; created: boolean }> {
  return postEntry(
    {
      accountId,
      kind: 'promo',
      idempotencyKey: 'promo:welcome',
      period: periodOf(now),
      amountPicos: PICOS_PER_USD,
      reason: 'Promotional credit',
    },
    { now },
  )
}
