'use client'

import { useState } from 'react'
import { buttonClasses } from '@/components/ui/button-classes'
import { Field } from '@/components/ui/field'
import { Panel } from '@/components/ui/panel'
import { ZonePicker } from '@/components/ui/zone-picker'
import { localDay } from '@/lib/time/local-day'
import { DAY_MS } from '@/lib/time/range'

export type ExportPanelProps = { account: string; accountZone: string; openedAt: string }

/** The day after a calendar day; on the calendar itself, so that no zone's clock gets in between. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}

/**
 * Chooses days and a zone and downloads the usage of those days, a line a day, project, key, model and kind.
 */
export function ExportPanel({ account, accountZone, openedAt }: ExportPanelProps) {
  const [zone, setZone] = useState(accountZone)
  const today = localDay(openedAt, zone)
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`)
  const [to, setTo] = useState(today)
  const isRange = from !== '' && to !== '' && from <= to
  const search = new URLSearchParams({
    account,
    start: from,
    end: isRange ? dayAfter(to) : to,
    time_zone: zone,
  })
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
        {isRange ? (
          <a href={`/v1/exports/billing.csv?${search}`} className={buttonClasses('primary')}>
            Download CSV
          </a>
        ) : null}
      </div>
    </Panel>
  )
}
