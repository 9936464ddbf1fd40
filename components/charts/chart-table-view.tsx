import { DataTable } from '@/components/ui/data-table'
import type { ChartTable, ChartTableRow } from '@/lib/usage/chart-schema'

/** The chart's numbers as a table, at the height that the chart had. */
export function ChartTableView({
  title,
  table,
  height,
}: {
  title: string
  table: ChartTable
  height: number
}) {
  const columns = table.columns.map(({ id, label, numeric }, at) => ({
    id,
    header: label,
    numeric,
    heading: at === 0,
    cell: (row: ChartTableRow) => row.cells[at]?.text,
  }))
  const footer = Object.fromEntries(table.columns.map(({ id }, at) => [id, table.footer[at]?.text]))
  return (
    <DataTable
      caption={`${title}, as a table`}
      columns={columns}
      rows={table.rows}
      rowKey={(row) => row.id}
      footer={footer}
      maxHeight={height}
    />
  )
}
