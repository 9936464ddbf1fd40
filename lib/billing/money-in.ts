import type { MoneyInView } from '@/lib/billing/money-in-schema'
import { countTopUps } from '@/lib/billing/queries/count-top-ups'
import { findSettings } from '@/lib/billing/queries/find-settings'
import { MIN_DEPOSIT_PICOS } from '@/lib/billing/schema'
import { DAY_MS } from '@/lib/time/range'

/** What a form offers before anything was chosen. */
const OFFERED = { belowPicos: 5n * MIN_DEPOSIT_PICOS, amountPicos: 20n * MIN_DEPOSIT_PICOS, timesADay: 1 }

/** How the account wants its balance kept: the level to warn at, the saved card, automatic top-ups. */
export async function moneyIn(accountId: bigint, { now }: { now: Date }): Promise<MoneyInView> {
  const since = new Date(now.getTime() - DAY_MS)
  const [row, inLastDay] = await Promise.all([findSettings(accountId), countTopUps(accountId, since)])
  const chosen = row?.topUpAmountPicos.gt(0) ? row : null
  return {
    lowBalancePicos: row?.lowBalancePicos?.toFixed(0) ?? null,
    card: row?.methodId
      ? {
          brand: row.cardBrand ?? 'Saved method',
          last4: row.cardLast4 ?? '',
          expires: row.cardExpires ?? '',
          isTest: row.methodVia === 'test',
        }
      : null,
    topUp: {
      enabled: row?.topUpEnabled ?? false,
      belowPicos: chosen?.topUpThresholdPicos.toFixed(0) ?? OFFERED.belowPicos.toString(),
      amountPicos: chosen?.topUpAmountPicos.toFixed(0) ?? OFFERED.amountPicos.toString(),
      timesADay: chosen?.topUpsADay ?? OFFERED.timesADay,
      paused: row?.topUpPausedAt
        ? { at: row.topUpPausedAt.toISOString(), reason: row.topUpPauseReason ?? '' }
        : null,
      inLastDay,
    },
  }
}
