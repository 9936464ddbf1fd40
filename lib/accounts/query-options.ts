import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { AccountChange, AccountSettings } from '@/lib/accounts/schema'
import { fetchJson } from '@/lib/http/fetch-json'

/** What pages ask about an account itself and its people; `account` is an outward id. */
const pathOf = (account: string, more = '') => `/api/a/${account}${more}`

export const accountSettingsQuery = (account: string) =>
  queryOptions({
    queryKey: ['accounts', account, 'settings'],
    queryFn: ({ signal }) => fetchJson<AccountSettings>(pathOf(account), { signal }),
  })

export const updateAccountMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: AccountChange) =>
      fetchJson<AccountSettings>(pathOf(account), { method: 'PATCH', body }),
  })
