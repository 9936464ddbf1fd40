import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type {
  AccountChange,
  AccountSettings,
  InvitationRow,
  MadeInvitation,
  MemberRole,
  MemberRow,
  NewInvitation,
} from '@/lib/accounts/schema'
import { fetchJson } from '@/lib/http/fetch-json'

/** What pages ask about an account itself and its people; `account` is an outward id. */
const pathOf = (account: string, more = '') => `/api/a/${account}${more}`

/** All that an account says of itself and its people: what to ask again when who may see it has changed. */
export const accountKey = (account: string) => ['accounts', account] as const

export const accountSettingsQuery = (account: string) =>
  queryOptions({
    queryKey: [...accountKey(account), 'settings'] as const,
    queryFn: ({ signal }) => fetchJson<AccountSettings>(pathOf(account), { signal }),
  })

export const updateAccountMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: AccountChange) =>
      fetchJson<AccountSettings>(pathOf(account), { method: 'PATCH', body }),
  })

export const membersQuery = (account: string) =>
  queryOptions({
    queryKey: [...accountKey(account), 'members'] as const,
    queryFn: ({ signal }) => fetchJson<MemberRow[]>(pathOf(account, '/members'), { signal }),
  })

export const changeRoleMutation = (account: string) =>
  mutationOptions({
    mutationFn: ({ userId, role }: { userId: string; role: MemberRole }) =>
      fetchJson<object>(pathOf(account, `/members/${userId}`), { method: 'PATCH', body: { role } }),
  })

export const removeMemberMutation = (account: string) =>
  mutationOptions({
    mutationFn: ({ userId }: { userId: string }) =>
      fetchJson<object>(pathOf(account, `/members/${userId}`), { method: 'DELETE' }),
  })

export const invitationsQuery = (account: string) =>
  queryOptions({
    queryKey: [...accountKey(account), 'invitations'] as const,
    queryFn: ({ signal }) => fetchJson<InvitationRow[]>(pathOf(account, '/invitations'), { signal }),
  })

export const inviteMutation = (account: string) =>
  mutationOptions({
    mutationFn: (body: NewInvitation) =>
      fetchJson<MadeInvitation>(pathOf(account, '/invitations'), { method: 'POST', body }),
  })

export const revokeInvitationMutation = (account: string) =>
  mutationOptions({
    mutationFn: ({ invitationId }: { invitationId: string }) =>
      fetchJson<object>(pathOf(account, `/invitations/${invitationId}`), { method: 'DELETE' }),
  })
