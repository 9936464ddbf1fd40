'use client'

import { useQuery } from '@tanstack/react-query'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { Tag } from '@/components/ui/tag'
import { daySidesQuery } from '@/lib/reconcile/query-options'
import type { DaySides } from '@/lib/reconcile/schema'

/** A measure of one group on all sides. */
type SidesRow = { id: string; group: string; measure: string; sides: string[]; isEqual: boolean }

/** What is zero on every side says nothing; groups that differ come first. */
function rowsOf({ groups, measures }: DaySides): SidesRow[] {
  const rows = groups.flatMap(({ group, events, minutes, hours }, place) =>
    measures.flatMap((measure, index) => {
      const sides = [events, minutes, hours].map((side) => side[index] ?? '0')
      if (sides.every((side) => side === '0')) return []
      const isEqual = sides.every((side) => side === sides[0])
      return { id: `${place} ${measure}`, group, measure, sides, isEqual }
    }),
  )
  return [...rows.filter(({ isEqual }) => !isEqual), ...rows.filter(({ isEqual }) => isEqual)]
}

const COLUMNS: readonly Column<SidesRow>[] = [
  { id: 'group', header: 'Group', heading: true, cell: ({ group }) => group },
  { id: 'measure', header: 'Measure', cell: ({ measure }) => measure.replace('_', ' ') },
  { id: 'events', header: 'Events', numeric: true, cell: ({ sides }) => sides[0] },
  { id: 'minutes', header: 'Minute rows', numeric: true, cell: ({ sides }) => sides[1] },
  { id: 'hours', header: 'Hour rows', numeric: true, cell: ({ sides }) => sides[2] },
  {
    id: 'state',
    header: 'State',
    cell: ({ isEqual }) => (isEqual ? <Tag tone="good">Agrees</Tag> : <Tag tone="bad">Differs</Tag>),
  },
]

function shownText(sides: DaySides | undefined): string {
  if (!sides || sides.groups.length === sides.total) return ''
  return `; ${sides.groups.length} of ${sides.total} groups`
}

/** What stands behind one day: its groups as events, minute rows and hour rows sum them up now. */
export function DaySidesPanel({ account, day }: { account: string; day: string }) {
  const sides = useQuery({ ...daySidesQuery(account, day), placeholderData: undefined })
  return (
    <Panel
      title={day}
      sentence={`what events, minute rows and hour rows add up to now${shownText(sides.data)}`}
    >
      <QueryState query={sides} height={200} isEmpty={({ groups }) => groups.length === 0}>
        {(data) => (
          <DataTable
            caption={`Sides of ${day}`}
            columns={COLUMNS}
            rows={rowsOf(data)}
            rowKey={({ id }) => id}
            maxHeight={420}
          />
        )}
      </QueryState>
    </Panel>
  )
}
