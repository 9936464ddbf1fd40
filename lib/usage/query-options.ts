import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/http/fetch-json'
import type { ForecastCourse } from '@/lib/usage/forecast-schema'
import type { RequestDetail, RequestLogQuery, RequestPage } from '@/lib/usage/request-log-schema'
import type {
  CostLines,
  CostQuery,
  LatencyAnswer,
  LatencyQuery,
  LiveMinutes,
  RefusedCounts,
  UsageAnswer,
  UsageQuery,
  UsageTotals,
} from '@/lib/usage/schema'
import { usageSearch } from '@/lib/usage/usage-search'

/**
 * What pages ask about an account's usage; `account` is its outward id. All keys begin with `usage` and the
 * account, so that one signal makes everything of the account read again. A relative range stays relative in
 * its key.
 */
const pathOf = (account: string, question = '') => `/api/a/${account}/usage${question}`

export const usageKey = (account: string) => ['usage', account] as const

/** Series by bucket and group, for a chart and its table. */
export const usageQuery = (account: string, query: UsageQuery) =>
  queryOptions({
    queryKey: [...usageKey(account), 'series', query],
    queryFn: ({ signal }) => fetchJson<UsageAnswer>(`${pathOf(account)}?${usageSearch(query)}`, { signal }),
    placeholderData: keepPreviousData,
  })

/**
 * Series again, for the names that a filter offers: kept for a while, since names don't move as figures do.
 */
export const usageNamesQuery = (account: string, query: UsageQuery) =>
  queryOptions({
    queryKey: ['usage-names', account, query],
    queryFn: ({ signal }) => fetchJson<UsageAnswer>(`${pathOf(account)}?${usageSearch(query)}`, { signal }),
    staleTime: 300_000,
    placeholderData: keepPreviousData,
  })

/** Sums for tiles, with those of the period before. */
export const usageTotalsQuery = (account: string, query: UsageQuery) =>
  queryOptions({
    queryKey: [...usageKey(account), 'totals', query],
    queryFn: ({ signal }) =>
      fetchJson<UsageTotals>(`${pathOf(account, '/totals')}?${usageSearch(query)}`, { signal }),
    placeholderData: keepPreviousData,
  })

/** Percentiles of how long requests took, or of their time to a first token. */
export const latencyQuery = (account: string, query: LatencyQuery) =>
  queryOptions({
    queryKey: [...usageKey(account), 'latency', query],
    queryFn: ({ signal }) =>
      fetchJson<LatencyAnswer>(`${pathOf(account, '/latency')}?${usageSearch(query)}`, { signal }),
    placeholderData: keepPreviousData,
  })

/** What a range cost, line by line. */
export const costLinesQuery = (account: string, query: CostQuery) =>
  queryOptions({
    queryKey: [...usageKey(account), 'costs', query],
    queryFn: ({ signal }) =>
      fetchJson<CostLines>(`${pathOf(account, '/costs')}?${usageSearch(query)}`, { signal }),
    placeholderData: keepPreviousData,
  })

/**
 * What the month's forecast is made of. It looks at months, so that it stands for a minute whatever the
 * stream tells.
 */
export const forecastQuery = (account: string, query: UsageQuery) =>
  queryOptions({
    queryKey: ['usage-forecast', account, query],
    queryFn: ({ signal }) =>
      fetchJson<ForecastCourse>(`${pathOf(account, '/forecast')}?${usageSearch(query)}`, { signal }),
    staleTime: 60_000,
    refetchInterval: 60_000,
    placeholderData: keepPreviousData,
  })

/** Requests a minute of the last hour. */
export const liveMinutesQuery = (account: string) =>
  queryOptions({
    queryKey: [...usageKey(account), 'live'],
    queryFn: ({ signal }) => fetchJson<LiveMinutes>(pathOf(account, '/live'), { signal }),
  })

/** Requests answered 429 since an instant (ISO), by the limit that refused. */
export const refusedQuery = (account: string, since: string) =>
  queryOptions({
    queryKey: [...usageKey(account), 'refused', since],
    queryFn: ({ signal }) =>
      fetchJson<RefusedCounts>(`${pathOf(account, '/refused')}?${new URLSearchParams({ since })}`, {
        signal,
      }),
  })

/** A page of the request log. */
export const requestLogQuery = (account: string, query: RequestLogQuery) =>
  queryOptions({
    queryKey: [...usageKey(account), 'requests', query],
    queryFn: ({ signal }) =>
      fetchJson<RequestPage>(`${pathOf(account, '/requests')}?${usageSearch(query)}`, { signal }),
    placeholderData: keepPreviousData,
  })

/** One request, for its receipt. */
export const requestQuery = (account: string, id: string) =>
  queryOptions({
    queryKey: ['request', account, id],
    queryFn: ({ signal }) =>
      fetchJson<RequestDetail>(pathOf(account, `/requests/${encodeURIComponent(id)}`), { signal }),
  })
