'use client'

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
  return state === 'closing' ? `takes late usage until ${day(closesAt)}` : 'closed'
}

/** Months are UTC's, and so is the export of one: the file's sum is the month's usage. */
function exportHref(account: string, { startAt, endAt }: BillingMonth): string {
  const params = { account, start: startAt.slice(0, 10), end: endAt.slice(0, 10), time_zone: 'UTC' }
  return `/v1/exports/billing.csv?${new URLSearchParams(params)}`
}

/** What each billing month cost, how far it is posted, and its usage as CSV. */
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
            cell: (month) => formatInstant(month.startAt, locale, 'UTC', 'month'),
          },
          {
            id: 'state',
            header: 'State',
            wideOnly: true,
            cell: (month) => <span className="text-ink-2">{stateText(month, locale)}</span>,
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
            id: 'export',
            header: 'Usage',
            numeric: true,
            cell: (month) => (
              <a
                href={exportHref(account, month)}
                className="underline decoration-line-strong underline-offset-[3px]"
                aria-label={`Usage of ${formatInstant(month.startAt, locale, 'UTC', 'month')} as CSV`}
              >
                CSV
              </a>
            ),
          },
        ]}
        footer={{ month: 'All months', total: <Money picos={history.totalCostPicos} /> }}
      />
    </Panel>
  )
}
