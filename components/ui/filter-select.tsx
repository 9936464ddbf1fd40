'use client'

import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import type { Option } from '@/components/ui/select'

export type FilterSelectProps = {
  /** What is filtered: `Models`. */
  label: string
  options: readonly Option<string>[]
  /** The chosen values; none means all. */
  value: readonly string[]
  onChange: (value: string[]) => void
}

/** Narrows a view to some of many: check boxes in a panel. */
export function FilterSelect({ label, options, value, onChange }: FilterSelectProps) {
  const toggle = (own: string) =>
    onChange(value.includes(own) ? value.filter((each) => each !== own) : [...value, own])
  return (
    <Disclosure label={value.length > 0 ? `${label}: ${value.length}` : label}>
      <fieldset className="max-h-72 overflow-y-auto">
        <legend className="sr-only">{label}</legend>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-[26px] items-center gap-2 rounded px-1 hover:bg-sunken"
          >
            <input
              type="checkbox"
              checked={value.includes(option.value)}
              onChange={() => toggle(option.value)}
              className="size-3.5 accent-accent"
            />
            <span className="min-w-0 break-words">{option.label}</span>
          </label>
        ))}
      </fieldset>
      <Button tone="quiet" className="mt-1 w-full" disabled={value.length === 0} onClick={() => onChange([])}>
        Show all
      </Button>
    </Disclosure>
  )
}
