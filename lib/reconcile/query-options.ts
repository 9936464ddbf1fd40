import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/http/fetch-json'
import type { AccountResult, CheckProgress, DaySides, ReconcileOverview } from '@/lib/reconcile/schema'

/** What the page of reconciliation asks. Everything lies under one key: a check changes much. */
export const reconcileKey = ['reconcile'] as const
const PATH = '/api/operator/reconcile'

export const reconcileOverviewQuery = () =>
  queryOptions({
    queryKey: [...reconcileKey, 'all'],
    queryFn: ({ signal }) => fetchJson<ReconcileOverview>(PATH, { signal }),
  })

export const accountResultQuery = (account: string) =>
  queryOptions({
    queryKey: [...reconcileKey, account],
    queryFn: ({ signal }) => fetchJson<AccountResult>(`${PATH}/${account}`, { signal }),
  })

export const daySidesQuery = (account: string, day: string) =>
  queryOptions({
    queryKey: [...reconcileKey, account, day],
    queryFn: ({ signal }) => fetchJson<DaySides>(`${PATH}/${account}/day?day=${day}`, { signal }),
  })

export const checkNextMutation = () =>
  mutationOptions({
    mutationFn: (body: { startedAt?: string }) => fetchJson<CheckProgress>(PATH, { method: 'POST', body }),
  })

export const checkAccountMutation = (account: string) =>
  mutationOptions({
    mutationFn: () => fetchJson<object>(`${PATH}/${account}`, { method: 'POST' }),
  })
