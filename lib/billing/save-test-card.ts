import type { By } from '@/lib/audit/schema'
import type { TestCard } from '@/lib/billing/money-in-schema'
import { paymentVia } from '@/lib/billing/payment-via'
import { changeSettings } from '@/lib/billing/queries/change-settings'
import { AppError } from '@/lib/errors'

/** As at payment providers: the one number is always accepted, the other one never. */
const LAST4: Record<TestCard, string> = { accepted: '4242', declined: '0341' }

/** Saves a card of the test mode, by which nobody is charged. @throws AppError not_found beside Stripe */
export async function saveTestCard(
  { accountId, card }: { accountId: bigint; card: TestCard },
  by: By,
): Promise<void> {
  if (paymentVia() !== 'test') throw new AppError('not_found', 'There are no test cards here.')
  const data = {
    methodVia: 'test',
    methodId: card,
    customerId: null,
    cardBrand: 'Test card',
    cardLast4: LAST4[card],
    cardExpires: '12/2099',
    topUpPausedAt: null,
    topUpPauseReason: null,
  } as const
  await changeSettings(accountId, data, { ...by, action: 'card.save', detail: { last4: LAST4[card] } })
}
