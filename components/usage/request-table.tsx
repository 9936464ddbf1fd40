'use client'

import Link from 'next/link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { type Reader, useReader } from '@/components/ui/reader'
import { TimeText } from '@/components/ui/time-text'
import { RequestAmount } from '@/components/usage/request-amount'
import { RequestStatus } from '@/components/usage/request-status'
import { formatDuration } from '@/lib/time/format-duration'
import { prepareRequestQuantity } from '@/lib/usage/prepare-request-quantity'
import type { RequestRow } from '@/lib/usage/request-log-schema'

export type RequestTableProps = { account: string; rows: readonly RequestRow[] }

/** The moment leads to the receipt; on narrow screens what has no column of its own stands below it. */
function Moment({ account, row, locale }: { account: string; row: RequestRow; locale: string }) {
  return (
    <>
      <Link
        href={`/a/${account}/requests/${row.id}`}
        prefetch={false}
        className="inline-flex min-h-6 items-center underline decoration-line-strong underline-offset-[3px]"
      >
        <TimeText at={row.time} style="moment" />
      </Link>
      <span className="block text-xs whitespace-normal text-ink-2 [overflow-wrap:anywhere] wide:hidden">
        {row.model}
        <span className="block">{prepareRequestQuantity(row, locale)}</span>
      </span>
    </>
  )
}

function columnsFor(account: string, { locale }: Reader): Column<RequestRow>[] {
  return [
    {
      id: 'time',
      header: 'Time',
      heading: true,
      cell: (row) => <Moment account={account} row={row} locale={locale} />,
    },
    {
      id: 'model',
      header: 'Model',
      truncate: true,
      wideOnly: true,
      cell: (row) => <span title={row.model}>{row.model}</span>,
    },
    {
      id: 'key',
      header: 'Key',
      wideOnly: true,
      cell: (row) => (
        <span title={row.key?.name} className="inline-block max-w-36 truncate align-bottom text-ink-2">
          {row.key?.name ?? 'none'}
        </span>
      ),
    },
    { id: 'status', header: 'Status', cell: (row) => <RequestStatus status={row.status} /> },
    {
      id: 'quantity',
      header: 'Quantity',
      numeric: true,
      wideOnly: true,
      cell: (row) => prepareRequestQuantity(row, locale),
    },
    {
      id: 'cost',
      header: 'Cost',
      numeric: true,
      cell: (row) => <RequestAmount charge={row.charge} costPicos={row.costPicos} />,
    },
    {
      id: 'latency',
      header: 'Latency',
      numeric: true,
      wideOnly: true,
      cell: (row) => (row.latencyMs === null ? '–' : formatDuration(row.latencyMs, locale)),
    },
  ]
}

/** Requests as they were logged, newest first; each leads to its receipt. */
export function RequestTable({ account, rows }: RequestTableProps) {
  const reader = useReader()
  return (
    <DataTable
      caption="Requests"
      rows={rows}
      rowKey={(row) => row.id}
      columns={columnsFor(account, reader)}
    />
  )
}
