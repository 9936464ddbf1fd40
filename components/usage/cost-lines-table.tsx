'use client'

import { DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { useReader } from '@/components/ui/reader'
import { Reveal } from '@/components/ui/reveal'
import { Tag } from '@/components/ui/tag'
import { type CostRow, prepareCostLines } from '@/lib/usage/prepare-cost-lines'
import type { CostLines } from '@/lib/usage/schema'

function Amount({ row }: { row: CostRow }) {
  if (row.missing) return <Tag tone="warn">{row.missing}</Tag>
  return row.amountPicos === null ? null : <Money picos={row.amountPicos} reveal />
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
          cell: (row) => (
            <span className="block max-wide:max-w-44 truncate" title={row.model}>
              {row.model}
            </span>
          ),
        },
        { id: 'what', header: 'What', cell: (row) => <span className="text-ink-2">{row.what}</span> },
        {
          id: 'quantity',
          header: 'Quantity',
          numeric: true,
          cell: (row) => (row.quantity ? <Reveal {...row.quantity} /> : null),
        },
        { id: 'rate', header: 'Rate', numeric: true, cell: (row) => row.rateText },
        { id: 'amount', header: 'Amount', numeric: true, cell: (row) => <Amount row={row} /> },
      ]}
      footer={{ model: 'Total', amount: <Money picos={costs.costPicos} reveal /> }}
    />
  )
}
