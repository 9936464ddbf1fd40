'use client'

import { Swatch } from '@/components/charts/swatch'
import { Count } from '@/components/ui/count'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { Tag } from '@/components/ui/tag'
import type { UsageTable as Table, UsageCell, UsageTableRow } from '@/lib/usage/prepare-usage-table'

export type UsageTableProps = {
  caption: string
  table: Table
  /** More about a row beside its name, by the row's id: a key's hint. */
  notes?: ReadonlyMap<string, string>
  /** Called with the id of the row whose name was pressed, to narrow the view to it. */
  onPick: (id: string) => void
}

/** Shortened where a table is wide, and broken into lines where it is narrow. */
const NAME = 'wide:truncate max-wide:whitespace-normal max-wide:[overflow-wrap:anywhere]'

function Figure({ cell }: { cell: UsageCell | undefined }) {
  if (!cell) return null
  if (cell.missing) return <Tag tone="warn">{cell.missing}</Tag>
  return cell.measure === 'costPicos' ? <Money picos={cell.exact} /> : <Count value={cell.exact} />
}

function Name({
  row,
  note,
  onPick,
}: {
  row: UsageTableRow
  note: string | undefined
  onPick: (id: string) => void
}) {
  const { pick, label, hue, texture } = row
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Swatch hue={hue} texture={texture} />
      {pick === null ? (
        <span className={NAME}>{label}</span>
      ) : (
        <button
          type="button"
          title={`Narrow to ${label}`}
          onClick={() => onPick(pick)}
          className={`min-h-6 text-left underline-offset-[3px] hover:underline ${NAME}`}
        >
          {label}
        </button>
      )}
      {note ? <span className="truncate font-mono text-xs text-ink-3 max-wide:hidden">{note}</span> : null}
    </span>
  )
}

/**
 * Figures by group with their total; a press on a name narrows the view to it. On narrow screens what is
 * measured is left, with its share below.
 */
export function UsageTable({ caption, table, notes, onPick }: UsageTableProps) {
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
          cell: (row) => <Name row={row} note={notes?.get(row.id)} onPick={onPick} />,
        },
        ...figures,
        { id: 'share', header: 'Share', numeric: true, wideOnly: true, cell: (row) => row.shareText },
      ]}
      footer={{ name: 'Total', ...totals, share: total.shareText }}
    />
  )
}
