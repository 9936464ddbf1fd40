import { type Column, DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import { EQUATIONS, type Equation } from '@/lib/reconcile/schema'

export type EquationRow = {
  equation: Equation
  differences: number
  /** How many accounts differ, where more than one is looked at. */
  accounts?: number
}

function stateText({ differences, accounts }: EquationRow): string {
  const figures = `${differences} ${differences === 1 ? 'difference' : 'differences'}`
  return accounts === undefined
    ? figures
    : `${figures} in ${accounts === 1 ? 'an account' : `${accounts} accounts`}`
}

const COLUMNS: readonly Column<EquationRow>[] = [
  {
    id: 'equation',
    header: 'Equation',
    heading: true,
    cell: ({ equation }) => <span className="whitespace-normal">{EQUATIONS[equation]}</span>,
  },
  {
    id: 'state',
    header: 'State',
    cell: (row) =>
      row.differences === 0 ? <Tag tone="good">Agrees</Tag> : <Tag tone="bad">{stateText(row)}</Tag>,
  },
]

/** Every equation, green or red, as the last checks found it. */
export function EquationsPanel({ rows, sentence }: { rows: readonly EquationRow[]; sentence: string }) {
  return (
    <Panel title="Equations" sentence={sentence}>
      <DataTable caption="Equations" columns={COLUMNS} rows={rows} rowKey={({ equation }) => equation} />
    </Panel>
  )
}
