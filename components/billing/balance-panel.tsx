'use client'

import { LinkButton } from '@/components/ui/link-button'
import { Meter } from '@/components/ui/meter'
import { Money } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import type { BillingOverview } from '@/lib/billing/schema'
import { formatMoney } from '@/lib/money/format-money'
import { PICOS_PER_CENT } from '@/lib/money/picos'

export type BalancePanelProps = { account: string; billing: BillingOverview }

/** What is left, of which kind, at which pace it goes, and how far it is to Pro. */
export function BalancePanel({ account, billing }: BalancePanelProps) {
  const { locale } = useReader()
  const isBelowZero = BigInt(billing.balancePicos) < 0n
  const rows = [
    { label: 'Paid', picos: billing.paidPicos },
    { label: 'Promo credit', picos: billing.promoPicos },
    { label: 'Spent this month (UTC)', picos: billing.spentPicos },
    { label: 'A day, last 7', picos: billing.dailyPicos },
  ]
  const short = (picos: string) => formatMoney(picos, locale, 'short')
  const cents = (picos: string) => Number(BigInt(picos) / PICOS_PER_CENT)
  return (
    <Panel
      title="Balance"
      sentence={isBelowZero ? 'below zero: add funds to go on' : 'to the last request'}
      actions={
        <LinkButton tone="link" href={`/a/${account}/billing`}>
          Billing
        </LinkButton>
      }
    >
      <dl className="px-4 pb-2">
        <div className="flex items-baseline justify-between gap-2 border-b border-line py-2.5">
          <dt>Balance</dt>
          <dd className={`text-lg font-semibold ${isBelowZero ? 'text-bad' : ''}`}>
            <Money picos={billing.balancePicos} />
          </dd>
        </div>
        {rows.map(({ label, picos }) => (
          <div
            key={label}
            className="flex justify-between gap-2 border-b border-line py-[7px] last:border-b-0"
          >
            <dt className="text-ink-2">{label}</dt>
            <dd>
              <Money picos={picos} />
            </dd>
          </div>
        ))}
      </dl>
      {billing.tierId === 'basic' ? (
        <div className="border-t border-line px-4">
          <Meter
            label="To Pro"
            kind="goal"
            used={cents(billing.depositsPicos)}
            of={cents(billing.proDepositPicos)}
            text={`${short(billing.depositsPicos)} of ${short(billing.proDepositPicos)} deposited`}
          />
        </div>
      ) : null}
    </Panel>
  )
}
