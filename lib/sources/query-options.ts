import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/http/fetch-json'
import type { AccountSourcePage, CreatedSource, CreateSourceBody, SourceRow } from '@/lib/sources/schema'

/**
 * What pages ask about sources. `place` is where those in question are asked for: by an account's members, or
 * by operators, who see each account's and the platform's. Ids are outward ones.
 */
export const placeOfAccount = (account: string) => `/api/a/${account}/sources`
export const placeForOperators = (account: string) => `/api/operator/accounts/${account}/sources`
export const PLATFORM_PLACE = '/api/operator/sources'

/** Everything about sources lies under one key. */
export const sourcesKey = ['sources'] as const

export const sourcesQuery = (place: string) =>
  queryOptions({
    queryKey: [...sourcesKey, place],
    queryFn: ({ signal }) => fetchJson<SourceRow[]>(place, { signal }),
  })

export const createSourceMutation = (place: string) =>
  mutationOptions({
    mutationFn: (body: CreateSourceBody) => fetchJson<CreatedSource>(place, { method: 'POST', body }),
  })

export const revokeSourceMutation = (place: string) =>
  mutationOptions({
    mutationFn: ({ sourceId }: { sourceId: string }) =>
      fetchJson<object>(`${place}/${sourceId}`, { method: 'DELETE' }),
  })

export const accountSourcesQuery = () =>
  infiniteQueryOptions({
    queryKey: [...sourcesKey, 'of accounts'],
    queryFn: ({ signal, pageParam }) => {
      const page = pageParam === null ? '' : `?page=${encodeURIComponent(pageParam)}`
      return fetchJson<AccountSourcePage>(`${PLATFORM_PLACE}/of-accounts${page}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
