'use client'

import { X } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import type { LogParams } from '@/components/usage/log-params'
import { RequestTable } from '@/components/usage/request-table'
import { formatCount } from '@/lib/money/format-count'
import { prepareBarText } from '@/lib/usage/prepare-bar-text'
import type { RequestLogQuery, RequestPage } from '@/lib/usage/request-log-schema'

export type RequestLogPanelProps = {
  account: string
  view: RequestLogQuery
  page: RequestPage
  /** How many requests the range holds as it is filtered; left out while that isn't known. */
  total: string | undefined
  setView: (change: Partial<LogParams>) => void
}

/** A page of the log in its frame, with the ways to the pages beside it. */
export function RequestLogPanel({ account, view, page, total, setView }: RequestLogPanelProps) {
  const { locale, zone } = useReader()
  const isCut = view.since !== undefined || view.until !== undefined
  const cutText = isCut ? prepareBarText(page, 'minute', locale, zone).localText : null
  const requests = total === '1' ? 'request' : 'requests'
  const whole = total && !isCut ? `, ${formatCount(total, locale)} ${requests} in the range` : ''
  return (
    <Panel
      title="Request log"
      sentence={`newest first${whole}`}
      actions={
        cutText ? (
          <Button
            aria-label={`Show the whole range, not only ${cutText}`}
            onClick={() => setView({ since: null, until: null })}
          >
            {cutText}
            <X aria-hidden size={14} className="text-ink-2" />
          </Button>
        ) : null
      }
    >
      <RequestTable account={account} rows={page.rows} />
      {view.page || page.next ? (
        <nav aria-label="Pages of the log" className="flex gap-2 border-t border-line px-4 py-2">
          <Button disabled={!view.page} onClick={() => setView({ page: null })}>
            Newest
          </Button>
          <Button disabled={!page.next} onClick={() => setView({ page: page.next })}>
            Older
          </Button>
        </nav>
      ) : null}
    </Panel>
  )
}
