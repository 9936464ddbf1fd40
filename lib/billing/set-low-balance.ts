import type { By } from '@/lib/audit/schema'
import { changeSettings } from '@/lib/billing/queries/change-settings'
import { formatUsd } from '@/lib/money/picos'

/** Chooses the balance below which the account is warned; null for never. */
export async function setLowBalance(
  { accountId, belowPicos }: { accountId: bigint; belowPicos: bigint | null },
  by: By,
): Promise<void> {
  const data = { lowBalancePicos: belowPicos?.toString() ?? null }
  const detail = { belowUsd: belowPicos === null ? null : formatUsd(belowPicos) }
  await changeSettings(accountId, data, { ...by, action: 'low_balance.set', detail })
}
