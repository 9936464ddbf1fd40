'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { buttonClasses } from '@/components/ui/button-classes'
import { Field } from '@/components/ui/field'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import { Segmented } from '@/components/ui/segmented'
import { ZonePicker } from '@/components/ui/zone-picker'
import { exportRowsQuery } from '@/lib/billing/query-options'
import { formatCount } from '@/lib/money/format-count'
import { localDay } from '@/lib/time/local-day'
import { DAY_MS } from '@/lib/time/range'

export type ExportPanelProps = { account: string; accountZone: string; openedAt: string }

const FORMATS = [
  { value: 'plain', label: 'CSV' },
  { value: 'focus-1.4', label: 'FOCUS 1.4' },
] as const

/** The day after a calendar day; on the calendar itself, so that no zone's clock gets in between. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}

/**
 * Chooses days, a zone and a format, says how many rows that are, and downloads them: a line a day, project,
 * key, model and kind, or as FOCUS by price and meter, with money in and out.
 */
export function ExportPanel({ account, accountZone, openedAt }: ExportPanelProps) {
  const [zone, setZone] = useState(accountZone)
  const today = localDay(openedAt, zone)
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`)
  const [to, setTo] = useState(today)
  const [format, setFormat] = useState<(typeof FORMATS)[number]['value']>('plain')
  const { locale } = useReader()
  const isRange = from !== '' && to !== '' && from <= to
  const days = { start: from, end: isRange ? dayAfter(to) : to, time_zone: zone }
  const search = String(new URLSearchParams({ account, ...days, format }))
  const count = useQuery({ ...exportRowsQuery(account, search), enabled: isRange })
  return (
    <Panel title="Export" sentence="usage and cost by day, project, key, model and kind, as CSV">
      <div className="flex flex-wrap items-end gap-3 px-4 pt-1 pb-4">
        <Field
          label="From"
          type="date"
          value={from}
          max={to}
          onChange={(event) => setFrom(event.target.value)}
        />
        <Field
          label="To, included"
          type="date"
          value={to}
          min={from}
          onChange={(event) => setTo(event.target.value)}
          error={isRange ? null : 'must not be before From'}
        />
        <ZonePicker value={zone} accountZone={accountZone} onChange={setZone} />
        <Segmented label="Format" options={FORMATS} value={format} onChange={setFormat} />
        {isRange ? (
          <>
            <a href={`/v1/exports/billing.csv?${search}`} className={buttonClasses('primary')}>
              Download CSV
            </a>
            <p aria-live="polite" className="self-center text-xs text-ink-2">
              {count.data ? `Rows: ${formatCount(count.data.rows, locale)}` : null}
            </p>
          </>
        ) : null}
      </div>
    </Panel>
  )
}
