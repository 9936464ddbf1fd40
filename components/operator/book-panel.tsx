'use client'

import Link from 'next/link'
import { useState } from 'react'
import { RateText } from '@/components/operator/rate-text'
import { buttonClasses } from '@/components/ui/button-classes'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Field } from '@/components/ui/field'
import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import type { BookRow } from '@/lib/pricing/book-schema'
import { prepareModelLink } from '@/lib/pricing/prepare-model-link'

function NextRate({ next }: BookRow) {
  if (!next) return <span className="text-ink-3">none</span>
  return (
    <>
      <RateText rate={next.rate} />
      <span className="block text-xs text-ink-2">
        from <TimeText at={next.startsAt} />
      </span>
    </>
  )
}

const COLUMNS: readonly Column<BookRow>[] = [
  {
    id: 'model',
    header: 'Model',
    heading: true,
    cell: ({ model, kind }) => (
      <>
        <Link
          href={prepareModelLink(model)}
          className={buttonClasses('link', 'max-wide:whitespace-normal max-wide:[overflow-wrap:anywhere]')}
        >
          {model}
        </Link>
        <span className="block text-xs text-ink-2 wide:hidden">{kind}</span>
      </>
    ),
  },
  { id: 'kind', header: 'Kind', wideOnly: true, cell: ({ kind }) => kind },
  {
    id: 'now',
    header: 'Now',
    cell: ({ now }) => (now ? <RateText rate={now.rate} /> : <Tag tone="warn">No price</Tag>),
  },
  { id: 'next', header: 'Next', wideOnly: true, cell: (row) => <NextRate {...row} /> },
  {
    id: 'accounts',
    header: 'Accounts with their own',
    numeric: true,
    wideOnly: true,
    cell: ({ accounts }) => (accounts === 0 ? <span className="text-ink-3">none</span> : accounts),
  },
]

/** Every model with its list price of now and the one that comes next. */
export function BookPanel({ rows }: { rows: readonly BookRow[] }) {
  const [wanted, setWanted] = useState('')
  const words = wanted.trim().toLowerCase()
  const shown = rows.filter(({ model }) => model.toLowerCase().includes(words))
  const sentence = words
    ? `${shown.length} of ${rows.length} models and kinds`
    : `${rows.length} models and kinds`
  return (
    <Panel title="Price list" sentence={sentence}>
      <div className="px-4 pb-2">
        <Field
          label="Find a model"
          type="search"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          className="max-w-72"
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState title="No model has that in its name" />
      ) : (
        <DataTable
          caption="Price list"
          columns={COLUMNS}
          rows={shown}
          rowKey={({ model, kind }) => `${kind} ${model}`}
        />
      )}
    </Panel>
  )
}
