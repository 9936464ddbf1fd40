import type { ReactNode } from 'react'
import { Count } from '@/components/ui/count'
import { DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { prepareDifference } from '@/lib/rating/prepare-difference'
import type { Effect } from '@/lib/rating/schema'

export type EffectTableProps<Row extends Effect> = {
  caption: string
  /** What the rows are: `Account`, `Model`. */
  header: string
  rows: readonly Row[]
  rowKey: (row: Row) => string
  name: (row: Row) => ReactNode
  total?: Effect
}

/** What rating again changes, row by row: events, cost before and after, the difference. */
export function EffectTable<Row extends Effect>(props: EffectTableProps<Row>) {
  const { caption, header, rows, rowKey, name, total } = props
  const difference = (effect: Effect) => <Money picos={prepareDifference(effect)} signed />
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={rowKey}
      maxHeight={360}
      columns={[
        { id: 'name', header, heading: true, cell: name },
        { id: 'events', header: 'Requests', numeric: true, cell: (row) => <Count value={row.events} /> },
        {
          id: 'before',
          header: 'Before',
          numeric: true,
          wideOnly: true,
          cell: (row) => <Money picos={row.beforePicos} />,
        },
        {
          id: 'after',
          header: 'After',
          numeric: true,
          wideOnly: true,
          cell: (row) => <Money picos={row.afterPicos} />,
        },
        { id: 'difference', header: 'Difference', numeric: true, cell: difference },
      ]}
      {...(total && {
        footer: {
          name: 'Together',
          events: <Count value={total.events} />,
          before: <Money picos={total.beforePicos} />,
          after: <Money picos={total.afterPicos} />,
          difference: difference(total),
        },
      })}
    />
  )
}
