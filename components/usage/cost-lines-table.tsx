'use client'

import { DataTable } from '@/components/ui/data-table'
import { joinClasses } from '@/components/ui/join-classes'

import { useReader } from '@/components/ui/reader'
import { Reveal } from '@/components/ui/reveal'
import { Tag } from '@/components/ui/tag'
import { CostAmount } from '@/components/usage/cost-amount'
import { type CostRow, prepareCostLines } from '@/lib/usage/prepare-cost-lines'
import type { CostLines } from '@/lib/usage/schema'

/** The model's name; on narrow screens everything but the amount stands below it. */
function Line({ row }: { row: CostRow }) {
  const { model, what, quantity, rateText, isFirst } = row
  return (
    <>
      <span
        title={model}
        className={joinClasses(
          'block max-wide:whitespace-normal max-wide:[overflow-wrap:anywhere]',
          isFirst ? undefined : 'text-ink-3 max-wide:sr-only',
        )}
      >
        {model}
      </span>
      <span className="block text-xs whitespace-normal text-ink-2 wide:hidden">
        {what}
        {quantity ? (
          <span className="block">{[quantity.short, rateText].filter(Boolean).join(' × ')}</span>
        ) : null}
      </span>
    </>
  )
}

function Amount({ row }: { row: CostRow }) {
  if (row.missing) return <Tag tone="warn">{row.missing}</Tag>
  return row.amountPicos === null ? null : <CostAmount picos={row.amountPicos} above />
}

/** What a cost is made of: quantity x rate = amount, down to the total. */
export function CostLinesTable({ costs }: { costs: CostLines }) {
  const { locale } = useReader()
  return (
    <DataTable
      caption="Lines of the cost"
      rows={prepareCostLines(costs, locale)}
      rowKey={(row) => row.id}
      columns={[
        {
          id: 'model',
          header: 'Model',
          heading: true,
          cell: (row) => <Line row={row} />,
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
        { id: 'amount', header: 'Amount', numeric: true, cell: (row) => <Amount row={row} /> },
      ]}
      footer={{ model: 'Total', amount: <CostAmount picos={costs.costPicos} above /> }}
    />
  )
}
