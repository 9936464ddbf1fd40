'use client'

import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { NO_FILTERS } from '@/components/usage/no-filters'
import type { ViewParams } from '@/components/usage/view-params'
import { FILTERS } from '@/lib/usage/prepare-filters'
import type { UsageQuery } from '@/lib/usage/schema'

export type UsageEmptyProps = {
  account: string
  view: UsageQuery
  setView: (change: Partial<ViewParams>) => void
}

/** A range without a request: what to do depends on whether filters left nothing over. */
export function UsageEmpty({ account, view, setView }: UsageEmptyProps) {
  const isFiltered = FILTERS.some((name) => view[name])
  return (
    <EmptyState
      title={isFiltered ? 'No request in this range fits the filters' : 'No requests in this range'}
    >
      <div className="mt-2 flex flex-wrap justify-center gap-2">
        {isFiltered ? (
          <Button onClick={() => setView(NO_FILTERS)}>Clear filters</Button>
        ) : (
          <LinkButton href={`/a/${account}/keys`}>Make a key and send one</LinkButton>
        )}
        {view.range === '90d' ? null : (
          <Button onClick={() => setView({ range: '90d', from: null, to: null, by: null })}>
            Look at the last 90 days
          </Button>
        )}
      </div>
    </EmptyState>
  )
}
