import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/http/fetch-json'
import type { CreatedSource, CreateSourceBody, SourceRow } from '@/lib/sources/schema'

/** What pages ask about an account's sources; `account` and `sourceId` are outward ids. */
const pathOf = (account: string) => `/api/a/${account}/sources`

export const sourcesQuery = (account: string) =>
  queryOptions({
    queryKey: ['sources', account],
    queryFn: ({ signal }) => fetchJson<SourceRow[]>(pathOf(account), { signal }),
  })

export const createSourceMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: CreateSourceBody) =>
      fetchJson<CreatedSource>(pathOf(account), { method: 'POST', body }),
  })

export const revokeSourceMutation = (account: string) =>
  mutationOptions({
    mutationFn: ({ sourceId }: { sourceId: string }) =>
      fetchJson<object>(`${pathOf(account)}/${sourceId}`, { method: 'DELETE' }),
  })
