import { accountDirectory } from '@/lib/accounts/account-directory'
import { readBalance } from '@/lib/billing/read-balance'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { windowAnswers } from '@/lib/gateway/window-answers'
import type { NodeEndpoint } from '@/lib/http/node-handler'
import { requireMethod } from '@/lib/http/require-method'
import { requireKey } from '@/lib/keys/require-key'
import { accountWindows } from '@/lib/limits/account-windows'
import { formatUsd } from '@/lib/money/picos'

/**
 * `GET /v1/account`, for any key of it: tier, balance and how full its windows are. Amounts are exact decimal
 * text in USD. The window of an address belongs to no account and is not told.
 */
export const accountEndpoint: NodeEndpoint = async (request) => {
  requireMethod(request, 'GET')
  const now = new Date()
  const { accountId } = await requireKey(request.headers.authorization, null, { now })
  const tierId = (await accountDirectory())(accountId)?.tierId
  if (!tierId) throw new AppError('not_found', 'There is no such account.')
  const [balance, windows] = await Promise.all([
    readBalance(accountId),
    accountWindows({ accountId, tierId, now }),
  ])
  return {
    id: formatId('acc', accountId),
    tier: tierId,
    balance: {
      currency: 'usd',
      total: formatUsd(balance.balancePicos),
      paid: formatUsd(balance.paidPicos),
      promo: formatUsd(balance.promoPicos),
    },
    limits: windowAnswers(windows),
  }
}
