import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import { EQUATIONS, type PeriodSides } from '@/lib/reconcile/schema'

const COLUMNS: readonly Column<PeriodSides>[] = [
  { id: 'period', header: 'Month', heading: true, cell: ({ period }) => period },
  { id: 'equation', header: 'Equation', cell: ({ equation }) => EQUATIONS[equation] },
  { id: 'expected', header: 'One side, picos', numeric: true, cell: ({ expected }) => expected },
  { id: 'found', header: 'Other side, picos', numeric: true, cell: ({ found }) => found },
  {
    id: 'state',
    header: 'State',
    cell: ({ expected, found }) =>
      expected === found ? <Tag tone="good">Agrees</Tag> : <Tag tone="bad">Differs</Tag>,
  },
]

/** Both sides of every sum by month, as the last check read them. */
export function PeriodsPanel({ periods }: { periods: readonly PeriodSides[] }) {
  const newestFirst = [...periods].sort((a, b) => b.period.localeCompare(a.period))
  return (
    <Panel title="Months" sentence="both sides of each sum, as the last check read them">
      {periods.length === 0 ? (
        <EmptyState title="Nothing to compare yet" />
      ) : (
        <DataTable
          caption="Months"
          columns={COLUMNS}
          rows={newestFirst}
          rowKey={({ equation, period }) => `${period} ${equation}`}
          maxHeight={420}
        />
      )}
    </Panel>
  )
}
