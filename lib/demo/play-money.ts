import 'server-only'
import { createBudget } from '@/lib/alerts/create-budget'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { grantPromo } from '@/lib/billing/grant-promo'
import type { DemoAccount } from '@/lib/demo/demo-accounts'
import type { DemoTier } from '@/lib/demo/schema'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { setPrice } from '@/lib/pricing/set-price'

/**
 * What happens to money on a day of the demo's past: deposits, the promo credit, a budget, a price that
 * changes half-way.
 */
const DEPOSITS: Record<DemoTier, { everyDays: number; usd: bigint; firstDay: number; times: number }> = {
  basic: { everyDays: 90, usd: 4n, firstDay: 12, times: 1 },
  pro: { everyDays: 28, usd: 100n, firstDay: 0, times: 4 },
  enterprise: { everyDays: 24, usd: 400n, firstDay: 0, times: 4 },
}

/** What the Pro account means to spend in a month: near its end it is nearly used up. */
const BUDGET_PICOS = 45n * PICOS_PER_USD

const CHANGED_PRICE = { model: 'deepseek-ai/DeepSeek-V3-0324', kind: 'text', usd: '1.10' } as const

async function playDeposits({ accountId, tierId }: DemoAccount, day: number, now: Date): Promise<void> {
  const plan = DEPOSITS[tierId]
  const since = day - plan.firstDay
  if (since < 0 || since % plan.everyDays !== 0 || since / plan.everyDays >= plan.times) return
  const idempotencyKey = `demo-deposit-${since / plan.everyDays}`
  await depositDirect({ accountId, amountPicos: plan.usd * PICOS_PER_USD, idempotencyKey }, { now })
}

export async function playMoney(
  accounts: readonly DemoAccount[],
  { day, days, now }: { day: number; days: number; now: Date },
): Promise<void> {
  for (const account of accounts) {
    if (account.tierId === 'basic' && day === 2) await grantPromo({ accountId: account.accountId }, { now })
    if (account.tierId === 'pro' && day === 0) {
      const whole = { accountId: account.accountId, projectId: 0n, keyId: 0n }
      await createBudget({ ...whole, amountPicos: BUDGET_PICOS }, { actor: 'demo', now })
    }
    await playDeposits(account, day, now)
  }
  if (day === Math.floor(days / 2))
    await setPrice({ ...CHANGED_PRICE, startsAt: now }, { actor: 'demo', now })
}
