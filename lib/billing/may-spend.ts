import { getAccount } from '@/lib/accounts/get-account'
import { readBalance } from '@/lib/billing/read-balance'

/** Balances are this old at the most; usage that is under way is not in them anyway. */
const FRESH_MS = 500
const MAX_REMEMBERED = 10_000

type Remembered = { at: number; answer: Promise<boolean> }
const remembered = new Map<bigint, Remembered>()

async function read(accountId: bigint): Promise<boolean> {
  const [account, { balancePicos }] = await Promise.all([getAccount(accountId), readBalance(accountId)])
  return account !== null && balancePicos > -account.creditLimitPicos
}

/**
 * Whether an account may use more: its balance is above what it may owe. From memory, at most half a second
 * old, so that a burst of requests asks the database once.
 */
export async function maySpend(accountId: bigint): Promise<boolean> {
  const known = remembered.get(accountId)
  const at = performance.now()
  if (known && at - known.at < FRESH_MS) return known.answer
  if (remembered.size >= MAX_REMEMBERED) remembered.clear()
  const answer = read(accountId)
  remembered.set(accountId, { at, answer })
  answer.catch(() => remembered.delete(accountId))
  return answer
}
