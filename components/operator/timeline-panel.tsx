'use client'

import { RateText } from '@/components/operator/rate-text'
import { TimelineStrip } from '@/components/operator/timeline-strip'
import { Button } from '@/components/ui/button'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Tag, type TagTone } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import type { RateState, RateTimeline, TimelineRate } from '@/lib/pricing/book-schema'

const STATES: Record<RateState, { word: string; tone: TagTone }> = {
  past: { word: 'Past', tone: 'plain' },
  present: { word: 'In force', tone: 'good' },
  future: { word: 'To come', tone: 'accent' },
}

const COLUMNS: readonly Column<TimelineRate>[] = [
  {
    id: 'begins',
    header: 'Begins (UTC)',
    heading: true,
    cell: ({ startsAt }) => (
      <>
        <TimeText at={startsAt} /> <span className="text-xs text-ink-2">{startsAt.slice(0, 4)}</span>
      </>
    ),
  },
  {
    id: 'state',
    header: 'State',
    cell: ({ state }) => <Tag tone={STATES[state].tone}>{STATES[state].word}</Tag>,
  },
  { id: 'rate', header: 'Rate', cell: ({ rate }) => <RateText rate={rate} /> },
  {
    id: 'by',
    header: 'Entered by',
    wideOnly: true,
    cell: ({ createdBy, createdAt }) => (
      <>
        <span className="block max-w-56 truncate" title={createdBy}>
          {createdBy}
        </span>
        <span className="block text-xs text-ink-2">
          <TimeText at={createdAt} /> {createdAt.slice(0, 4)}
        </span>
      </>
    ),
  },
]

function withdrawColumn(withdraw: (rate: TimelineRate) => void): Column<TimelineRate> {
  return {
    id: 'actions',
    header: <span className="sr-only">Actions</span>,
    numeric: true,
    cell: (rate) =>
      rate.mayWithdraw ? (
        <Button
          tone="link"
          aria-label={`Withdraw the rate of ${rate.startsAt.slice(0, 16).replace('T', ' ')}`}
          onClick={() => withdraw(rate)}
        >
          Withdraw
        </Button>
      ) : null,
  }
}

export type TimelinePanelProps = { timeline: RateTimeline; withdraw: (rate: TimelineRate) => void }

/** One kind's rates on their timeline, the newest on top. */
export function TimelinePanel({ timeline, withdraw }: TimelinePanelProps) {
  const { kind, account, rates } = timeline
  const title = account ? `${account.name}: ${kind}` : `List price: ${kind}`
  return (
    <Panel title={title} sentence={account ? account.account : 'for every account without rates of its own'}>
      {rates.length === 0 ? (
        <EmptyState title="No price yet">Its usage is unpriced until one is entered.</EmptyState>
      ) : (
        <>
          <TimelineStrip rates={rates} />
          <DataTable
            caption={title}
            columns={[...COLUMNS, withdrawColumn(withdraw)]}
            rows={rates.toReversed()}
            rowKey={({ priceId }) => priceId}
          />
        </>
      )}
    </Panel>
  )
}
