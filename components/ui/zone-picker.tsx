'use client'

import { useId, useState } from 'react'
import { controlClasses } from '@/components/ui/control-classes'
import { type Option, Select } from '@/components/ui/select'
import { useMounted } from '@/components/ui/use-mounted'
import { isZone } from '@/lib/time/range'

export type ZonePickerProps = { value: string; onChange: (zone: string) => void; accountZone: string }

const OTHER = 'other'

function optionsOf(value: string, accountZone: string, browserZone: string | null): Option<string>[] {
  const options: Option<string>[] = []
  const add = (zone: string, label: string) => {
    if (!options.some((option) => option.value === zone)) options.push({ value: zone, label })
  }
  if (browserZone) add(browserZone, `${browserZone} (this browser)`)
  add('UTC', 'UTC')
  add(accountZone, `${accountZone} (account)`)
  add(value, value)
  options.push({ value: OTHER, label: 'Other zone…' })
  return options
}

function ZoneInput({ onZone, onCancel }: { onZone: (zone: string) => void; onCancel: () => void }) {
  const list = useId()
  const take = (text: string) => {
    if (isZone(text)) onZone(text)
  }
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: it opens by the reader's own choice of another zone.
        autoFocus
        list={list}
        aria-label="Zone by name"
        placeholder="Europe/Lisbon"
        onChange={(event) => {
          if (Intl.supportedValuesOf('timeZone').includes(event.target.value)) take(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take(event.currentTarget.value)
          if (event.key === 'Escape') onCancel()
        }}
        onBlur={onCancel}
        className={`${controlClasses} w-44`}
      />
      <datalist id={list}>
        {Intl.supportedValuesOf('timeZone').map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  )
}

/** The zone that times are told in: the browser's, UTC, the account's, or any other by name. */
export function ZonePicker({ value, onChange, accountZone }: ZonePickerProps) {
  const [naming, setNaming] = useState(false)
  const browserZone = useMounted() ? Intl.DateTimeFormat().resolvedOptions().timeZone : null
  const choose = (zone: string) => {
    setNaming(zone === OTHER)
    if (zone !== OTHER) onChange(zone)
  }
  if (naming) return <ZoneInput onZone={choose} onCancel={() => setNaming(false)} />
  return (
    <Select
      label="Time zone"
      value={value}
      options={optionsOf(value, accountZone, browserZone)}
      onChange={choose}
    />
  )
}
