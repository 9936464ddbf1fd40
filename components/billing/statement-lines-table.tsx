'use client'

import Link from 'next/link'
import { DataTable } from '@/components/ui/data-table'
import { Reveal } from '@/components/ui/reveal'
import { CostAmount } from '@/components/usage/cost-amount'
import type { StatementGroup, StatementRow } from '@/lib/billing/prepare-statement-lines'

const LINK = 'underline decoration-line-strong underline-offset-[3px]'

/** The model, which leads to its requests; on narrow screens all but the amount stands below it. */
function Line({ row }: { row: StatementRow }) {
  const { href, model, project, what, quantity, rateText } = row
  return (
    <>
      <Link
        href={href}
        className={`${LINK} block max-wide:whitespace-normal max-wide:[overflow-wrap:anywhere]`}
        aria-label={`Requests behind ${what} of ${model}, ${project}`}
      >
        {model}
      </Link>
      <span className="block text-xs whitespace-normal text-ink-2 wide:hidden">
        {project}: {what}
        {quantity ? <span className="block">{[quantity.short, rateText].join(' × ')}</span> : null}
      </span>
    </>
  )
}

/** Lines of one month of use: quantity x rate = amount, each leading to the requests behind it. */
export function StatementLinesTable({ caption, group }: { caption: string; group: StatementGroup }) {
  return (
    <DataTable
      caption={caption}
      rows={group.rows}
      rowKey={(row) => String(row.line)}
      columns={[
        { id: 'model', header: 'Model', heading: true, cell: (row) => <Line row={row} /> },
        {
          id: 'project',
          header: 'Project',
          wideOnly: true,
          cell: (row) => <span className="text-ink-2">{row.project}</span>,
        },
        {
          id: 'what',
          header: 'What',
          wideOnly: true,
          cell: (row) => <span className="text-ink-2">{row.what}</span>,
        },
        {
          id: 'quantity',
          header: 'Quantity',
          numeric: true,
          wideOnly: true,
          cell: (row) => (row.quantity ? <Reveal {...row.quantity} /> : null),
        },
        { id: 'rate', header: 'Rate', numeric: true, wideOnly: true, cell: (row) => row.rateText },
        {
          id: 'amount',
          header: 'Amount',
          numeric: true,
          cell: (row) => <CostAmount picos={row.amountPicos} above />,
        },
      ]}
      footer={{ model: 'Sum', amount: <CostAmount picos={group.totalPicos} above /> }}
    />
  )
}
