'use client'

import { useQuery } from '@tanstack/react-query'
import { DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import { filterChange } from '@/components/usage/filter-change'
import { FILTER_OF } from '@/components/usage/filter-of'
import { GroupName } from '@/components/usage/group-name'
import type { ViewParams } from '@/components/usage/view-params'
import { keysQuery } from '@/lib/keys/query-options'
import { type LatencyTableRow, prepareLatencyTable } from '@/lib/usage/prepare-latency-table'
import type { LatencyAnswer } from '@/lib/usage/schema'

export type LatencyBreakdownProps = {
  account: string
  answer: LatencyAnswer
  setView: (change: Partial<ViewParams>) => void
}

/** On narrow screens the other figures stand below it. */
function P95({ row }: { row: LatencyTableRow }) {
  return (
    <>
      {row.p95}
      <span className="block text-xs text-ink-2 wide:hidden">
        p50 {row.p50}, p99 {row.p99}
      </span>
    </>
  )
}

/** Percentiles by group; a press on a name narrows the view to it. */
export function LatencyBreakdown({ account, answer, setView }: LatencyBreakdownProps) {
  const { locale } = useReader()
  const keys = useQuery(keysQuery(account))
  const { heading, rows, total } = prepareLatencyTable(answer, locale)
  const hints = new Map(keys.data?.map(({ keyId, hint }) => [keyId, hint]))
  const filter = FILTER_OF[answer.grouping]
  const title = answer.grouping === 'none' ? 'Whole range' : `By ${answer.grouping}`
  const pick = (id: string) => filter && setView(filterChange(filter, [id]))
  return (
    <Panel title={title} sentence="Requests that reported it; each figure is within 5% of the exact one">
      <DataTable
        caption={title}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'name',
            header: heading,
            heading: true,
            truncate: true,
            cell: (row: LatencyTableRow) => <GroupName row={row} note={hints.get(row.id)} onPick={pick} />,
          },
          { id: 'count', header: 'Requests', numeric: true, wideOnly: true, cell: (row) => row.count },
          { id: 'p50', header: 'p50', numeric: true, wideOnly: true, cell: (row) => row.p50 },
          { id: 'p95', header: 'p95', numeric: true, cell: (row) => <P95 row={row} /> },
          { id: 'p99', header: 'p99', numeric: true, wideOnly: true, cell: (row) => row.p99 },
        ]}
        footer={{ name: 'All', ...total }}
      />
    </Panel>
  )
}
