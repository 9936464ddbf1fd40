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

/** True when a change came from the list of suggestions and not from the keyboard. */
function isPick(event: Event): boolean {
  return !(event instanceof InputEvent) || event.inputType === 'insertReplacementText'
}

function ZoneInput({ onZone, onCancel }: { onZone: (zone: string) => void; onCancel: () => void }) {
  const list = useId()
  const [text, setText] = useState('')
  const finish = () => (isZone(text) ? onZone(text) : onCancel())
  return (
    <>
      <input
        // It opens by the reader's own choice of another zone.
        autoFocus
        list={list}
        aria-label="Zone by name"
        aria-invalid={text !== '' && !isZone(text) ? true : undefined}
        placeholder="Europe/Lisbon"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          if (isPick(event.nativeEvent) && isZone(event.target.value)) onZone(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isZone(text)) onZone(text)
          if (event.key === 'Escape') onCancel()
        }}
        onBlur={finish}
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
