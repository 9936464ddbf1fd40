'use client'

import { controlClasses } from '@/components/ui/control-classes'
import { Select } from '@/components/ui/select'
import { formatPreset } from '@/lib/time/format-preset'
import { RANGE_PRESETS, type RangePreset } from '@/lib/time/range'

export type RangeValue = { range: RangePreset; from?: string | undefined; to?: string | undefined }

export type RangePickerProps = {
  value: RangeValue
  onChange: (value: RangeValue) => void
  /** Today in the page's zone (`2026-11-24`): the last day that can be chosen. */
  today: string
}

const OPTIONS = RANGE_PRESETS.map((preset) => ({ value: preset, label: formatPreset(preset) }))

type DayProps = {
  label: string
  value: string
  min?: string | undefined
  max: string
  onDay: (day: string) => void
}

function Day({ label, value, min, max, onDay }: DayProps) {
  return (
    <input
      type="date"
      aria-label={label}
      value={value}
      min={min}
      max={max}
      onChange={(event) => {
        if (event.target.value) onDay(event.target.value)
      }}
      className={controlClasses}
    />
  )
}

/** The nine ranges; a custom one brings two days, both of them included. */
export function RangePicker({ value, onChange, today }: RangePickerProps) {
  const { range, from = today, to = today } = value
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        label="Range"
        value={range}
        options={OPTIONS}
        onChange={(next) => onChange(next === 'custom' ? { range: next, from, to } : { range: next })}
      />
      {range === 'custom' ? (
        <>
          <Day
            label="From"
            value={from}
            max={today}
            onDay={(day) => onChange({ range, from: day, to: [day, to].sort().at(-1) })}
          />
          <span className="text-ink-2">to</span>
          <Day
            label="To"
            value={to}
            min={from}
            max={today}
            onDay={(day) => onChange({ range, from, to: day })}
          />
        </>
      ) : null}
    </div>
  )
}
