'use client'

import { ListFilter } from 'lucide-react'
import { Disclosure } from '@/components/ui/disclosure'
import type { FilterGroup, FilterName } from '@/lib/usage/prepare-filters'
import type { UsageQuery } from '@/lib/usage/schema'

export type FilterMenuProps = {
  view: UsageQuery
  groups: readonly FilterGroup[]
  onFilter: (name: FilterName, values: string[]) => void
}

/** Every filter in one panel: check boxes under the name of what they narrow. */
export function FilterMenu({ view, groups, onFilter }: FilterMenuProps) {
  const toggle = (name: FilterName, value: string) => {
    const chosen = view[name] ?? []
    const others = chosen.filter((each) => each !== value)
    onFilter(name, others.length < chosen.length ? others : [...chosen, value])
  }
  const label = (
    <span className="inline-flex items-center gap-1.5">
      <ListFilter aria-hidden size={14} className="text-ink-2" />
      Filter
    </span>
  )
  return (
    <Disclosure label={label} side="left">
      <div className="grid max-h-96 w-72 max-w-full gap-2 overflow-y-auto">
        {groups.map(({ name, label: heading, options }) => (
          <fieldset key={name} hidden={options.length === 0}>
            <legend className="px-1 text-xs font-medium text-ink-2">{heading}</legend>
            {options.map((option) => (
              <label
                key={option.value}
                className="flex min-h-[26px] items-center gap-2 rounded px-1 hover:bg-sunken"
              >
                <input
                  type="checkbox"
                  checked={view[name]?.some((value) => value === option.value) ?? false}
                  onChange={() => toggle(name, option.value)}
                  className="size-3.5 shrink-0 accent-accent"
                />
                <span className="min-w-0 break-words">{option.label}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </Disclosure>
  )
}
