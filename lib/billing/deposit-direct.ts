import { periodOf } from '@/lib/billing/period-of'
import { postEntry } from '@/lib/billing/post-entry'
import { AppError } from '@/lib/errors'

/** $1,000,000,000: far above any payment, far below what the ledger's columns hold. */
const MOST_PICOS = 10n ** 21n

/**
 * Books money that came in outside the product, such as a bank transfer: at once and without bounds of a
 * payment.
 * @throws AppError invalid_request, not_found, conflict when the key was used for another amount
 */
export async function depositDirect(
  deposit: { accountId: bigint; amountPicos: bigint; idempotencyKey: string },
  { now }: { now: Date },
): Promise<{ entryId: bigint; created: boolean }> {
  const { accountId, amountPicos, idempotencyKey } = deposit
  if (amountPicos <= 0n || amountPicos > MOST_PICOS) {
    throw new AppError('invalid_request', 'A deposit must be above $0 and at most $1,000,000,000.')
  }
  if (!/^[\x21-\x7e]{1,128}$/.test(idempotencyKey)) {
    throw new AppError('invalid_request', 'The id of a deposit has 1 to 128 visible ASCII characters.')
  }
  return postEntry(
    {
      accountId,
      kind: 'deposit',
      idempotencyKey: `direct:${idempotencyKey}`,
      period: periodOf(now),
      amountPicos,
      reason: 'Deposit',
    },
    { now },
  )
}
