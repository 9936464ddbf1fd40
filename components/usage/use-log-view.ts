'use client'

import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { type LogParams, logParams, logQueryOf } from '@/components/usage/log-params'
import type { RequestLogQuery } from '@/lib/usage/request-log-schema'

/**
 * The log's view as the address has it, and the way to change it: each change is a step that Back undoes. A
 * change of anything but the page begins at the newest request again, one of the range lets go of a bar.
 */
export function useLogView(zone: string): {
  query: RequestLogQuery
  setView: (change: Partial<LogParams>) => void
} {
  const [params, setParams] = useQueryStates(logParams, { history: 'push' })
  const query = useMemo(() => logQueryOf(params, zone), [params, zone])
  const setView = (change: Partial<LogParams>) =>
    void setParams({ page: null, ...('range' in change ? { since: null, until: null } : {}), ...change })
  return { query, setView }
}
