'use client'

import { CardSection } from '@/components/billing/card-section'
import { useTopUpForm } from '@/components/billing/use-top-up-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import { MOST_TOP_UPS_A_DAY, type MoneyInView, type TopUpView } from '@/lib/billing/money-in-schema'
import type { PaymentVia } from '@/lib/billing/schema'
import { formatMoney } from '@/lib/money/format-money'

export type TopUpPanelProps = { account: string; moneyIn: MoneyInView; via: PaymentVia; canPay: boolean }

function sentenceOf(
  { enabled, paused, belowPicos, amountPicos, timesADay }: TopUpView,
  locale: string,
): string {
  if (!enabled) return 'off'
  if (paused) return 'paused'
  const short = (picos: string) => formatMoney(picos, locale, 'short')
  const times = timesADay === 1 ? 'once' : `${timesADay} times`
  return `${short(amountPicos)} when the balance is below ${short(belowPicos)}, at most ${times} in 24 hours`
}

type FormProps = { account: string; topUp: TopUpView; canPay: boolean }

/** When to charge, how much, and how often at most. */
function TopUpForm({ account, topUp, canPay }: FormProps) {
  const form = useTopUpForm(account, topUp)
  const isRunning = topUp.enabled && topUp.paused === null
  return (
    <form onSubmit={form.submit} className="grid gap-3">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(130px,1fr))] items-start gap-3">
        <Field
          {...form.fieldOf('belowUsd')}
          label="Below, in US dollars"
          inputMode="decimal"
          disabled={!canPay}
        />
        <Field
          {...form.fieldOf('amountUsd')}
          label="Charge, in US dollars"
          inputMode="decimal"
          disabled={!canPay}
        />
        <Field
          {...form.fieldOf('timesADay')}
          label="At most, in 24 hours"
          type="number"
          min={1}
          max={MOST_TOP_UPS_A_DAY}
          disabled={!canPay}
        />
      </div>
      {canPay ? (
        <div className="flex flex-wrap gap-2">
          <Button type="submit" busy={form.isBusy} disabled={!form.isValid}>
            {isRunning ? 'Change' : 'Turn on'}
          </Button>
          {topUp.enabled ? (
            <Button busy={form.isBusy} disabled={!form.isValid} onClick={form.turnOff}>
              Turn off
            </Button>
          ) : null}
        </div>
      ) : null}
      <FormError error={form.error} />
    </form>
  )
}

/** Charges the saved card by itself when the balance falls below a level; says so when a charge failed. */
export function TopUpPanel({ account, moneyIn, via, canPay }: TopUpPanelProps) {
  const { locale } = useReader()
  const { topUp, card } = moneyIn
  return (
    <Panel title="Automatic top-up" sentence={sentenceOf(topUp, locale)}>
      <div className="grid gap-3 px-4 pt-1 pb-4">
        {topUp.paused ? (
          <Notice tone="bad" title="Paused.">
            {topUp.paused.reason} Nothing more is charged until you turn it on again or save another card.
          </Notice>
        ) : null}
        <CardSection account={account} card={card} via={via} canPay={canPay} />
        {card ? <TopUpForm account={account} topUp={topUp} canPay={canPay} /> : null}
      </div>
    </Panel>
  )
}
