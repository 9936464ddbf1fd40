'use client'

import type { ReactNode } from 'react'
import { Money } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import type { StatementView } from '@/lib/billing/statement-schema'
import { formatMoney } from '@/lib/money/format-money'
import { PICOS_PER_CENT } from '@/lib/money/picos'
import { formatInstant } from '@/lib/time/format-instant'

type Fact = { label: string; value: ReactNode; strong?: boolean }

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="min-w-0 px-4 pb-2">
      {facts.map(({ label, value, strong }) => (
        <div
          key={label}
          className="flex flex-wrap justify-between gap-x-4 border-b border-line py-[7px] last:border-b-0"
        >
          <dt className={strong ? 'font-semibold' : 'text-ink-2'}>{label}</dt>
          <dd className={strong ? 'font-semibold' : 'min-w-0 [overflow-wrap:anywhere]'}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Whose month it was, what it cost, exactly and in cents, and what the balance went through. */
export function StatementSummary({ statement }: { statement: StatementView }) {
  const { locale } = useReader()
  const exact = (picos: string) => <Money picos={picos} style="exact" />
  const cents = (BigInt(statement.totalCents) * PICOS_PER_CENT).toString()
  return (
    <Panel title="Summary" sentence="as it was when the month closed">
      <div className="grid grid-cols-[minmax(0,1fr)] wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Facts
          facts={[
            { label: 'Account', value: statement.accountName },
            { label: 'Month', value: `${formatInstant(statement.startAt, locale, 'UTC', 'month')}, UTC` },
            { label: 'Closed', value: formatInstant(statement.closedAt, locale, 'UTC', 'full') },
            { label: 'Usage', value: exact(statement.usagePicos) },
            { label: 'Corrections of earlier months', value: exact(statement.correctionsPicos) },
            { label: 'Total', value: exact(statement.totalPicos), strong: true },
            { label: 'Total in cents', value: formatMoney(cents, locale, 'short') },
          ]}
        />
        <Facts
          facts={[
            { label: 'Balance of earlier months', value: exact(statement.openingPicos) },
            { label: 'Deposits', value: exact(statement.depositsPicos) },
            { label: 'Promo credit', value: exact(statement.promoPicos) },
            { label: 'Refunds, disputes, adjustments', value: exact(statement.otherPicos) },
            { label: 'Total of this statement', value: exact(`${-BigInt(statement.totalPicos)}`) },
            { label: 'Balance after this month', value: exact(statement.closingPicos), strong: true },
          ]}
        />
      </div>
    </Panel>
  )
}
