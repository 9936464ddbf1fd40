'use client'

import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import {
  timingOf,
  usageQueryOf,
  type ViewDefaults,
  type ViewParams,
  viewParams,
} from '@/components/usage/view-params'
import type { Timing, UsageQuery } from '@/lib/usage/schema'

/** The view as the address has it, and the way to change it: each change is a step that Back undoes. */
export function useUsageView(defaults: ViewDefaults): {
  query: UsageQuery
  /** What is looked at in place of the query's measure, where it doesn't add up. */
  timing: Timing | null
  setView: (change: Partial<ViewParams>) => void
} {
  const [params, setParams] = useQueryStates(viewParams, { history: 'push' })
  const { zone, range, group, measure, top } = defaults
  const query = useMemo(
    () => usageQueryOf(params, { zone, range, group, measure, ...(top === undefined ? {} : { top }) }),
    [params, zone, range, group, measure, top],
  )
  return { query, timing: timingOf(params), setView: (change) => void setParams(change) }
}
