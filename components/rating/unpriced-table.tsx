'use client'

import { Button } from '@/components/ui/button'
import { Count } from '@/components/ui/count'
import { type Column, DataTable } from '@/components/ui/data-table'
import { useReader } from '@/components/ui/reader'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import { prepareMissing } from '@/lib/rating/prepare-missing'
import type { UnpricedUsage } from '@/lib/rating/schema'

type Act = (usage: UnpricedUsage) => void

const QUANTITIES = {
  text: [
    { name: 'promptTokens', unit: 'input tokens' },
    { name: 'completionTokens', unit: 'output tokens' },
  ],
  image: [{ name: 'images', unit: 'images' }],
  audio: [{ name: 'characters', unit: 'characters' }],
} as const

function Quantities({ usage }: { usage: UnpricedUsage }) {
  return QUANTITIES[usage.kind].map(({ name, unit }) => (
    <span key={name} className="block">
      <Count value={usage[name]} compact /> <span className="text-xs text-ink-2">{unit}</span>
    </span>
  ))
}

function Why({ usage, onPrice, onName }: { usage: UnpricedUsage; onPrice: Act; onName: Act }) {
  const { locale } = useReader()
  const { what, help, canBePriced } = prepareMissing(usage, locale)
  return (
    <div className="grid max-w-[46ch] gap-1 whitespace-normal wide:min-w-[30ch]">
      <span>
        <Tag tone={canBePriced ? 'warn' : 'plain'}>{what}</Tag>
      </span>
      <span className="text-xs text-ink-2">{help}</span>
      {canBePriced ? (
        <span className="flex flex-wrap gap-3">
          <Button tone="link" aria-label={`Enter a price for ${usage.model}`} onClick={() => onPrice(usage)}>
            Enter a price
          </Button>
          {usage.missing === 'name' ? (
            <Button tone="link" aria-label={`Name the model of ${usage.model}`} onClick={() => onName(usage)}>
              It is another name of a model
            </Button>
          ) : null}
        </span>
      ) : null}
    </div>
  )
}

function columnsOf(onPrice: Act, onName: Act): Column<UnpricedUsage>[] {
  return [
    {
      id: 'model',
      header: 'Model, as logs name it',
      heading: true,
      cell: (usage) => (
        <>
          <span className="whitespace-normal [overflow-wrap:anywhere]">{usage.model}</span>
          <span className="block text-xs whitespace-normal text-ink-2">
            {usage.kind} · {usage.account}
          </span>
          <div className="mt-2 wide:hidden">
            <Why usage={usage} onPrice={onPrice} onName={onName} />
          </div>
        </>
      ),
    },
    {
      id: 'requests',
      header: 'Requests',
      numeric: true,
      cell: ({ requests, beyondReach }) => (
        <>
          <Count value={requests} />
          {beyondReach !== '0' && beyondReach !== requests ? (
            <span className="block text-xs text-ink-2">
              <Count value={beyondReach} /> too old
            </span>
          ) : null}
        </>
      ),
    },
    {
      id: 'quantities',
      header: 'Quantities',
      numeric: true,
      wideOnly: true,
      cell: (usage) => <Quantities usage={usage} />,
    },
    {
      id: 'seen',
      header: 'Seen in the hours',
      wideOnly: true,
      cell: ({ firstSeenAt, lastSeenAt }) => (
        <>
          <span className="block">
            <TimeText at={firstSeenAt} />
          </span>
          {lastSeenAt === firstSeenAt ? null : (
            <span className="block">
              <TimeText at={lastSeenAt} />
            </span>
          )}
        </>
      ),
    },
    {
      id: 'why',
      header: 'What is missing',
      wideOnly: true,
      cell: (usage) => <Why usage={usage} onPrice={onPrice} onName={onName} />,
    },
  ]
}

export type UnpricedTableProps = { rows: readonly UnpricedUsage[]; onPrice: Act; onName: Act }

/** The queue of usage without a price, the most requests first. */
export function UnpricedTable({ rows, onPrice, onName }: UnpricedTableProps) {
  return (
    <DataTable
      caption="Usage without a price"
      columns={columnsOf(onPrice, onName)}
      rows={rows}
      rowKey={({ accountId, kind, model }) => `${accountId} ${kind} ${model}`}
    />
  )
}
