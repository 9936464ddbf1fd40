import 'server-only'
import { getAccount } from '@/lib/accounts/get-account'
import { readBalance } from '@/lib/billing/read-balance'
import type { LiveMessage } from '@/lib/live/schema'
import { readLiveMinutes } from '@/lib/usage/read-live-minutes'

/** The present state of an account for its open pages; null when there is no such account. */
export async function readLiveMessage(
  accountId: bigint,
  { now }: { now: Date },
): Promise<LiveMessage | null> {
  const [account, balance, minutes] = await Promise.all([
    getAccount(accountId),
    readBalance(accountId),
    readLiveMinutes(accountId, { now }),
  ])
  if (!account) return null
  return {
    at: now.toISOString(),
    tierId: account.tierId,
    balance: {
      balancePicos: balance.balancePicos.toString(),
      promoPicos: balance.promoPicos.toString(),
      paidPicos: balance.paidPicos.toString(),
    },
    minutes,
  }
}
