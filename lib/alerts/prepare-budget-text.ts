import type { BudgetView } from '@/lib/alerts/schema'
import { formatMoney } from '@/lib/money/format-money'
import { formatShare } from '@/lib/money/format-share'

export type BudgetText = { ratio: number; text: string; isOver: boolean }

/** How much of a budget is spent, for a bar and in words: `$12.40 of $50.00, 24.8%`. */
export function prepareBudgetText({ spentPicos, amountPicos }: BudgetView, locale: string): BudgetText {
  const [spent, amount] = [BigInt(spentPicos), BigInt(amountPicos)]
  const [of, whole] = [formatMoney(spent, locale, 'short'), formatMoney(amount, locale, 'short')]
  return {
    ratio: Number((spent * 10_000n) / amount) / 10_000,
    text: `${of} of ${whole}, ${formatShare(spent, amount, locale)}`,
    isOver: spent >= amount,
  }
}
