'use client'

import { useId } from 'react'
import { Bar } from '@/components/ui/bar'
import { useReader } from '@/components/ui/reader'
import { prepareBudgetText } from '@/lib/alerts/prepare-budget-text'
import type { BudgetView } from '@/lib/alerts/schema'

/** How much of a budget is spent: in words, and as a bar. */
export function BudgetUse({ budget }: { budget: BudgetView }) {
  const { locale } = useReader()
  const id = useId()
  const { ratio, text, isOver } = prepareBudgetText(budget, locale)
  return (
    <div className="min-w-44">
      <span id={id} className="sr-only">
        Spent of the budget of {budget.name}
      </span>
      <span className={isOver ? 'text-bad' : undefined}>{text}</span>
      <Bar ratio={ratio} kind="limit" labelledBy={id} text={text} />
    </div>
  )
}
