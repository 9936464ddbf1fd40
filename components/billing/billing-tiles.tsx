'use client'

import { useId } from 'react'
import { Bar } from '@/components/ui/bar'
import { Money } from '@/components/ui/money'
import { useReader } from '@/components/ui/reader'
import { StatTile, Tiles } from '@/components/ui/stat-tile'
import { prepareDaysLeft } from '@/lib/billing/prepare-days-left'
import type { BillingOverview } from '@/lib/billing/schema'
import { formatMoney } from '@/lib/money/format-money'

const TIER_NOTES: Record<string, string> = {
  basic: 'Deposits of this much make the account Pro.',
  pro: 'Pro, by its deposits.',
  enterprise: 'Enterprise.',
}

/** The head of the page: what is left and of which kind, what goes, and how far it is to Pro. */
export function BillingTiles({ overview }: { overview: BillingOverview }) {
  const { locale } = useReader()
  const { balancePicos, paidPicos, promoPicos, spentPicos, dailyPicos, depositsPicos, proDepositPicos } =
    overview
  const lasting = prepareDaysLeft(balancePicos, overview.daysLeft)
  const short = (picos: string) => formatMoney(picos, locale, 'short')
  const deposited = useId()
  const isBasic = overview.tierId === 'basic'
  const tierNote = overview.tierByHand ? 'Set by an operator.' : TIER_NOTES[overview.tierId]
  return (
    <Tiles columns={4}>
      <StatTile
        label="Balance"
        value={<Money picos={balancePicos} />}
        note={
          <>
            paid <Money picos={paidPicos} />, promo <Money picos={promoPicos} />
          </>
        }
      />
      <StatTile label="Spent this month" value={<Money picos={spentPicos} />} note="since the 1st, UTC" />
      <StatTile
        label="A day, last 7"
        value={<Money picos={dailyPicos} />}
        note={lasting ?? 'nothing spent'}
      />
      <StatTile
        label={isBasic ? 'To Pro' : 'Deposited'}
        value={<span id={deposited}>{short(depositsPicos)}</span>}
        {...(isBasic ? { unit: `of ${short(proDepositPicos)}` } : {})}
        note={tierNote}
      >
        {isBasic ? (
          <Bar
            ratio={Number(depositsPicos) / Number(proDepositPicos)}
            kind="goal"
            labelledBy={deposited}
            text={`${short(depositsPicos)} of ${short(proDepositPicos)}`}
          />
        ) : null}
      </StatTile>
    </Tiles>
  )
}
