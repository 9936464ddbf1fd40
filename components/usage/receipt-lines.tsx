import { DataTable } from '@/components/ui/data-table'
import { Reveal } from '@/components/ui/reveal'
import { CostAmount } from '@/components/usage/cost-amount'
import type { CostRow } from '@/lib/usage/prepare-cost-lines'

export type ReceiptLinesProps = { lines: readonly CostRow[]; amountPicos: string }

/** What an amount is made of: quantity x rate, down to the total. */
export function ReceiptLines({ lines, amountPicos }: ReceiptLinesProps) {
  return (
    <DataTable
      caption="Lines of the receipt"
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          id: 'what',
          header: 'What',
          heading: true,
          cell: (line) => (
            <>
              <span className="whitespace-normal">{line.what}</span>
              <span className="block text-xs text-ink-2 wide:hidden">
                {[line.quantity?.short, line.rateText].filter(Boolean).join(' × ')}
              </span>
            </>
          ),
        },
        {
          id: 'quantity',
          header: 'Quantity',
          numeric: true,
          wideOnly: true,
          cell: (line) => (line.quantity ? <Reveal {...line.quantity} /> : null),
        },
        { id: 'rate', header: 'Rate', numeric: true, wideOnly: true, cell: (line) => line.rateText },
        {
          id: 'amount',
          header: 'Amount',
          numeric: true,
          cell: (line) => (line.amountPicos === null ? null : <CostAmount picos={line.amountPicos} above />),
        },
      ]}
      footer={{ what: 'Total', amount: <CostAmount picos={amountPicos} above /> }}
    />
  )
}
