'use client'

import Link from 'next/link'
import { MonthFiles } from '@/components/billing/month-files'
import { DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import type { BillingHistory, BillingMonth } from '@/lib/billing/schema'
import { formatInstant } from '@/lib/time/format-instant'

export type HistoryPanelProps = { account: string; history: BillingHistory }

function stateText({ state, endAt, closesAt }: BillingMonth, locale: string): string {
  const day = (at: string) => formatInstant(at, locale, 'UTC', 'day')
  if (state === 'open') return `open until ${day(endAt)}`
  return state === 'closing' ? `closes at ${day(closesAt)}` : 'closed without cost'
}

/** The number of a closed month's statement, which leads to it. */
function StatementNumber({
  account,
  month,
  locale,
}: {
  account: string
  month: BillingMonth
  locale: string
}) {
  const text = stateText(month, locale)
  if (!month.statement) return <span className="text-ink-2">{text}</span>
  return (
    <Link
      href={`/a/${account}/billing/statements/${month.statement.statementId}`}
      className="underline decoration-line-strong underline-offset-[3px]"
    >
      {month.statement.number}
    </Link>
  )
}

/** What each billing month cost, how far it is, its statement once it is closed, and its files. */
export function HistoryPanel({ account, history }: HistoryPanelProps) {
  const { locale } = useReader()
  return (
    <Panel
      title="Billing history"
      sentence="by month, UTC; late usage of a closed month is a correction in the next"
    >
      <DataTable
        caption="Billing history"
        rows={history.months}
        rowKey={(month) => month.period}
        columns={[
          {
            id: 'month',
            header: 'Month',
            heading: true,
            cell: (month) => (
              <>
                {formatInstant(month.startAt, locale, 'UTC', 'month')}
                <span className="block text-xs whitespace-normal wide:hidden">
                  <StatementNumber account={account} month={month} locale={locale} />
                </span>
              </>
            ),
          },
          {
            id: 'state',
            header: 'Statement',
            wideOnly: true,
            cell: (month) => <StatementNumber account={account} month={month} locale={locale} />,
          },
          {
            id: 'deposits',
            header: 'Deposits',
            numeric: true,
            wideOnly: true,
            cell: (month) => <Money picos={month.depositsPicos} />,
          },
          {
            id: 'corrections',
            header: 'Corrections in it',
            numeric: true,
            wideOnly: true,
            cell: (month) => <Money picos={month.correctionsPicos} />,
          },
          { id: 'total', header: 'Total', numeric: true, cell: (month) => <Money picos={month.costPicos} /> },
          {
            id: 'files',
            header: 'Files',
            numeric: true,
            cell: (month) => (
              <MonthFiles
                account={account}
                month={month}
                name={formatInstant(month.startAt, locale, 'UTC', 'month')}
              />
            ),
          },
        ]}
        footer={{ month: 'All months', total: <Money picos={history.totalCostPicos} /> }}
      />
    </Panel>
  )
}
