import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { fetchJson } from '@/lib/http/fetch-json'
import type { CreatedKey, CreateKeyBody, KeyRow, RollKeyBody } from '@/lib/keys/schema'

/** What pages ask about an account's keys; `account` and `keyId` are outward ids. */
const pathOf = (account: string) => `/api/a/${account}/keys`

export const keysQuery = (account: string) =>
  queryOptions({
    queryKey: ['keys', account],
    queryFn: ({ signal }) => fetchJson<KeyRow[]>(pathOf(account), { signal }),
  })

export const createKeyMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: CreateKeyBody) => fetchJson<CreatedKey>(pathOf(account), { method: 'POST', body }),
  })

export const rollKeyMutation = (account: string) =>
  mutationOptions({
    mutationFn: ({ keyId, ...body }: RollKeyBody & { keyId: string }) =>
      fetchJson<CreatedKey>(`${pathOf(account)}/${keyId}/roll`, { method: 'POST', body }),
  })

export const revokeKeyMutation = (account: string) =>
  mutationOptions({
    mutationFn: ({ keyId }: { keyId: string }) =>
      fetchJson<object>(`${pathOf(account)}/${keyId}`, { method: 'DELETE' }),
  })
