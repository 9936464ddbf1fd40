'use client'

import { ScrollText } from 'lucide-react'
import Link from 'next/link'
import { buttonClasses } from '@/components/ui/button-classes'
import { Count } from '@/components/ui/count'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { Tag } from '@/components/ui/tag'
import { GroupName } from '@/components/usage/group-name'
import type { UsageTable as Table, UsageCell, UsageTableRow } from '@/lib/usage/prepare-usage-table'

export type UsageTableProps = {
  caption: string
  table: Table
  /** More about a row beside its name, by the row's id: a key's hint. */
  notes?: ReadonlyMap<string, string>
  /** Where the requests of a row stand, by its id. */
  logLink: (id: string) => string
  /** Called with the id of the row whose name was pressed, to narrow the view to it. */
  onPick: (id: string) => void
}

function Figure({ cell }: { cell: UsageCell | undefined }) {
  if (!cell) return null
  if (cell.missing) return <Tag tone="warn">{cell.missing}</Tag>
  return cell.measure === 'costPicos' ? <Money picos={cell.exact} /> : <Count value={cell.exact} />
}

/**
 * Figures by group with their total; a press on a name narrows the view to it. On narrow screens what is
 * measured is left, with its share below.
 */
export function UsageTable({ caption, table, notes, logLink, onPick }: UsageTableProps) {
  const { heading, columns, rows, total } = table
  const figures = columns.map(
    ({ measure, label, isMeasured }, at): Column<UsageTableRow> => ({
      id: measure,
      header: label,
      numeric: true,
      wideOnly: !isMeasured,
      cell: (row) => (
        <>
          <Figure cell={row.cells[at]} />
          {isMeasured ? <span className="block text-xs text-ink-2 wide:hidden">{row.shareText}</span> : null}
        </>
      ),
    }),
  )
  const totals = Object.fromEntries(
    total.cells.map((cell) => [cell.measure, <Figure key="total" cell={cell} />]),
  )
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          id: 'name',
          header: heading,
          heading: true,
          truncate: true,
          cell: (row) => <GroupName row={row} note={notes?.get(row.id)} onPick={onPick} />,
        },
        ...figures,
        { id: 'share', header: 'Share', numeric: true, wideOnly: true, cell: (row) => row.shareText },
        {
          id: 'log',
          header: <span className="sr-only">Requests</span>,
          wideOnly: true,
          cell: ({ pick, label }) =>
            pick === null ? null : (
              <Link
                href={logLink(pick)}
                prefetch={false}
                aria-label={`See the requests of ${label}`}
                title="See the requests"
                className={buttonClasses('icon', '-my-1 size-6')}
              >
                <ScrollText aria-hidden size={14} />
              </Link>
            ),
        },
      ]}
      footer={{ name: 'Total', ...totals, share: total.shareText }}
    />
  )
}
