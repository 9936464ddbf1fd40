'use client'

import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ZonePicker } from '@/components/ui/zone-picker'
import { filterChange } from '@/components/usage/filter-change'
import { FilterMenu } from '@/components/usage/filter-menu'
import { NO_FILTERS } from '@/components/usage/no-filters'
import type { ViewParams } from '@/components/usage/view-params'
import { keysQuery } from '@/lib/keys/query-options'
import { prepareFilterChips } from '@/lib/usage/prepare-filter-chips'
import { prepareFilters } from '@/lib/usage/prepare-filters'
import { usageNamesQuery } from '@/lib/usage/query-options'
import type { UsageQuery } from '@/lib/usage/schema'

export type FilterBarProps = {
  account: string
  accountZone: string
  view: UsageQuery
  setView: (change: Partial<ViewParams>) => void
}

/** What stands in the range, whatever it is narrowed to. */
function namesIn({ range, from, to, zone }: UsageQuery, group: 'model' | 'status'): UsageQuery {
  return { range, from, to, zone, by: 'day', group, measure: 'requests', top: 20 }
}

/**
 * What a view is narrowed to, and in which zone it is told. Names are asked for when a reader reaches for
 * them.
 */
export function FilterBar({ account, accountZone, view, setView }: FilterBarProps) {
  const [isWanted, setWanted] = useState(false)
  const models = useQuery({ ...usageNamesQuery(account, namesIn(view, 'model')), enabled: isWanted })
  const statuses = useQuery({ ...usageNamesQuery(account, namesIn(view, 'status')), enabled: isWanted })
  const keys = useQuery(keysQuery(account))
  const groups = useMemo(
    () => prepareFilters(view, { models: models.data, statuses: statuses.data, keys: keys.data }),
    [view, models.data, statuses.data, keys.data],
  )
  const chips = prepareFilterChips(view, groups)
  return (
    <div className="no-print mb-4 flex flex-wrap items-center gap-2">
      {/* It only notices that the menu is reached for. */}
      <div onPointerEnter={() => setWanted(true)} onFocus={() => setWanted(true)}>
        <FilterMenu
          view={view}
          groups={groups}
          onFilter={(name, values) => setView(filterChange(name, values))}
        />
      </div>
      {chips.map(({ name, value, text }) => (
        <Button
          key={`${name} ${value}`}
          aria-label={`Remove the filter ${text}`}
          title={text}
          className="max-w-full"
          onClick={() =>
            setView(
              filterChange(
                name,
                (view[name] ?? []).filter((each) => each !== value),
              ),
            )
          }
        >
          <span className="truncate">{text}</span>
          <X aria-hidden size={14} className="shrink-0 text-ink-2" />
        </Button>
      ))}
      {chips.length > 1 ? (
        <Button tone="link" onClick={() => setView(NO_FILTERS)}>
          Clear all
        </Button>
      ) : null}
      <div className="ml-auto">
        <ZonePicker value={view.zone} accountZone={accountZone} onChange={(zone) => setView({ zone })} />
      </div>
    </div>
  )
}
