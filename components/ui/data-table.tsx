import type { ReactNode } from 'react'
import { joinClasses } from '@/components/ui/join-classes'

export type Column<Row> = {
  id: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** Figures stand to the right. */
  numeric?: boolean
  /** The first words of a row: read out as its heading. */
  heading?: boolean
  /** Shortened with dots where the table has no room for it; at most one column of a table. */
  truncate?: boolean
  /** Left out on narrow screens. */
  wideOnly?: boolean
}

export type DataTableProps<Row> = {
  /** Names the table for those who hear it, and the region that scrolls. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Cells of the total, by the column's id. */
  footer?: Readonly<Record<string, ReactNode>>
  /** Where a long table scrolls inside itself. */
  maxHeight?: number
}

function cellClasses<Row>(column: Column<Row>): string {
  return joinClasses(
    'px-4',
    column.numeric ? 'text-right' : 'text-left',
    column.wideOnly && 'max-wide:hidden',
    column.truncate && 'wide:w-[44%] wide:max-w-0 wide:truncate',
  )
}

/** A table that scrolls inside its own frame, by keyboard too, and never widens the page. */
export function DataTable<Row>({ caption, columns, rows, rowKey, footer, maxHeight }: DataTableProps<Row>) {
  return (
    // A fieldset is for forms.
    <div
      role="group"
      aria-label={caption}
      // What scrolls must be reachable by keyboard.
      tabIndex={0}
      className="relative overflow-auto rounded-b-lg"
      style={{ maxHeight }}
    >
      <table className="w-full border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead className={maxHeight ? 'sticky top-0 bg-panel' : undefined}>
          <tr className="border-b border-line text-xs text-ink-2">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={joinClasses(cellClasses(column), 'py-2 font-medium whitespace-nowrap')}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line last:border-b-0">
              {columns.map((column) => {
                const Cell = column.heading ? 'th' : 'td'
                return (
                  <Cell
                    key={column.id}
                    scope={column.heading ? 'row' : undefined}
                    className={joinClasses(cellClasses(column), 'py-[7px] font-normal whitespace-nowrap')}
                  >
                    {column.cell(row)}
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
        {footer ? (
          <tfoot className={maxHeight ? 'sticky bottom-0 bg-panel' : undefined}>
            <tr className="border-t border-line-strong font-semibold">
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={joinClasses(cellClasses(column), 'py-[7px] whitespace-nowrap')}
                >
                  {footer[column.id]}
                </td>
              ))}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}
