import { type Column, DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { type Difference, EQUATIONS } from '@/lib/reconcile/schema'

const COLUMNS: readonly Column<Difference>[] = [
  { id: 'at', header: 'At', heading: true, cell: ({ at }) => at },
  {
    id: 'what',
    header: 'What',
    cell: ({ what, equation }) => (
      <>
        <span className="block">{what}</span>
        <span className="block text-xs text-ink-2">{EQUATIONS[equation]}</span>
      </>
    ),
  },
  { id: 'expected', header: 'Expected', numeric: true, cell: ({ expected }) => expected },
  { id: 'found', header: 'Found', numeric: true, cell: ({ found }) => found },
]

/** Every difference by its name. */
export function DifferencesPanel({
  differences,
  count,
}: {
  differences: readonly Difference[]
  count: number
}) {
  if (count === 0) return null
  const sentence = differences.length < count ? `the first ${differences.length} of ${count}` : `${count}`
  return (
    <Panel title="Differences" sentence={sentence}>
      <DataTable
        caption="Differences"
        columns={COLUMNS}
        rows={differences}
        rowKey={({ at, what }) => `${at} ${what}`}
        maxHeight={420}
      />
    </Panel>
  )
}
