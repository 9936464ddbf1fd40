import type { By } from '@/lib/audit/schema'
import type { TopUp } from '@/lib/billing/money-in-schema'
import { changeSettings } from '@/lib/billing/queries/change-settings'
import { findSettings } from '@/lib/billing/queries/find-settings'
import { AppError } from '@/lib/errors'
import { formatUsd } from '@/lib/money/picos'

/**
 * Chooses when the saved card is charged by itself, how much, and how often a day at most. Choosing anew ends
 * a pause: somebody has looked.
 * @throws AppError unprocessable when there is no card to charge
 */
export async function setTopUp(change: TopUp & { accountId: bigint }, by: By): Promise<void> {
  const { accountId, enabled, belowUsd, amountUsd, timesADay } = change
  const saved = await findSettings(accountId)
  if (enabled && !saved?.methodId) {
    throw new AppError('unprocessable', 'Save a card first: there is none to charge.')
  }
  const data = {
    topUpEnabled: enabled,
    topUpThresholdPicos: belowUsd.toString(),
    topUpAmountPicos: amountUsd.toString(),
    topUpsADay: timesADay,
    topUpPausedAt: null,
    topUpPauseReason: null,
  }
  const detail = { enabled, belowUsd: formatUsd(belowUsd), amountUsd: formatUsd(amountUsd), timesADay }
  await changeSettings(accountId, data, { ...by, action: 'top_up.set', detail })
}
