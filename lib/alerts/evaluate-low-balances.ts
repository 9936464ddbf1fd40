import type { NewAlert } from '@/lib/alerts/queries/insert-alert'
import { keepLowBalances, tellLowBalance, withLowBalanceLock } from '@/lib/alerts/queries/low-balance-states'
import { lowBalances } from '@/lib/billing/low-balances'
import { log } from '@/lib/log'
import { formatMoney } from '@/lib/money/format-money'
import { formatUsd } from '@/lib/money/picos'

/**
 * Tells accounts whose balance has fallen below the level that they chose, once until it has recovered.
 * What is not folded yet counts.
 */
export async function evaluateLowBalances({ now }: { now: Date }): Promise<void> {
  await withLowBalanceLock(async () => {
    const low = await lowBalances()
    const told = await keepLowBalances(low.map(({ accountId }) => accountId))
    for (const each of low.filter(({ accountId }) => !told.has(accountId))) {
      try {
        await tellLowBalance(lowBalanceAlert(each, now))
      } catch (error) {
        log.error({ err: (error as Error).message }, 'an account could not be told of its low balance')
      }
    }
  })
}

type Low = Awaited<ReturnType<typeof lowBalances>>[number]

function lowBalanceAlert({ accountId, balancePicos, thresholdPicos }: Low, now: Date): NewAlert {
  const [balance, level] = [balancePicos, thresholdPicos].map((picos) => formatMoney(picos, 'en-US', 'short'))
  return {
    ...{ accountId, now },
    key: `balance.low ${now.toISOString()}`,
    type: 'balance.low',
    data: { balance_usd: formatUsd(balancePicos), threshold_usd: formatUsd(thresholdPicos) },
    mail: {
      subject: 'the balance is low',
      text:
        `The balance is ${balance}, below the ${level} at which you asked to be told.\n\n` +
        'When it is used up, requests are refused with status 402 until funds are added:',
      page: 'billing',
    },
  }
}
