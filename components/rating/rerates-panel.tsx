'use client'

import Link from 'next/link'
import { RerateState } from '@/components/rating/rerate-state'
import { buttonClasses } from '@/components/ui/button-classes'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Money } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import { TimeText } from '@/components/ui/time-text'
import { prepareDifference } from '@/lib/rating/prepare-difference'
import { prepareScopeText } from '@/lib/rating/prepare-scope'
import type { Rerate } from '@/lib/rating/schema'

function ScopeText({ run }: { run: Rerate }) {
  const { locale } = useReader()
  const { models, accounts, range } = prepareScopeText(run, locale)
  return (
    <span className="block text-xs whitespace-normal text-ink-2 [overflow-wrap:anywhere]">
      {models}; {accounts}; {range}
    </span>
  )
}

const COLUMNS: readonly Column<Rerate>[] = [
  {
    id: 'reason',
    header: 'Reason and usage',
    heading: true,
    cell: (run) => (
      <>
        <Link
          href={`/operator/prices/re-rates/${run.runId}`}
          className={buttonClasses('link', 'whitespace-normal [overflow-wrap:anywhere]')}
        >
          {run.reason}
        </Link>
        <ScopeText run={run} />
      </>
    ),
  },
  {
    id: 'begun',
    header: 'Begun',
    wideOnly: true,
    cell: ({ createdAt, createdBy }) => (
      <>
        <TimeText at={createdAt} />
        <span className="block text-xs text-ink-2">{createdBy}</span>
      </>
    ),
  },
  { id: 'state', header: 'State', cell: (run) => <RerateState run={run} /> },
  {
    id: 'difference',
    header: 'Difference',
    numeric: true,
    wideOnly: true,
    cell: ({ done }) => <Money picos={prepareDifference(done)} signed />,
  },
]

/** Every run of re-rating, the newest first. */
export function ReratesPanel({ runs }: { runs: readonly Rerate[] }) {
  return (
    <Panel title="Re-rates" sentence="the newest first">
      {runs.length === 0 ? (
        <EmptyState title="None yet">
          What was priced once stands until someone rates it again here.
        </EmptyState>
      ) : (
        <DataTable caption="Re-rates" columns={COLUMNS} rows={runs} rowKey={({ runId }) => runId} />
      )}
    </Panel>
  )
}
