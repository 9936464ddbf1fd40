import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { SettingsView } from '@/app/a/[account]/settings/settings-view'
import { accountSettings } from '@/lib/accounts/account-settings'
import { listInvitations } from '@/lib/accounts/list-invitations'
import { listMembers } from '@/lib/accounts/list-members'
import { accountSettingsQuery, invitationsQuery, membersQuery } from '@/lib/accounts/query-options'
import { listBudgets } from '@/lib/alerts/list-budgets'
import { listRecipients } from '@/lib/alerts/list-recipients'
import { listWebhooks } from '@/lib/alerts/list-webhooks'
import { budgetsQuery, recipientsQuery, webhooksQuery } from '@/lib/alerts/query-options'
import { listSessions } from '@/lib/auth/list-sessions'
import { sessionsQuery } from '@/lib/auth/query-options'
import { phoneQuery } from '@/lib/billing/query-options'
import { readPhone } from '@/lib/billing/read-phone'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage({ params }: { params: Promise<{ account: string }> }) {
  const { account } = await params
  const { accountId, role, actor, session } = await gateAccount(account)
  const now = new Date()
  const client = new QueryClient()
  await Promise.all([
    client.prefetchQuery({
      ...accountSettingsQuery(account),
      queryFn: () => accountSettings(accountId),
    }),
    client.prefetchQuery({
      ...budgetsQuery(account),
      queryFn: () => listBudgets(accountId, { now }),
    }),
    client.prefetchQuery({ ...recipientsQuery(account), queryFn: () => listRecipients(accountId) }),
    client.prefetchQuery({ ...webhooksQuery(account), queryFn: () => listWebhooks(accountId) }),
    client.prefetchQuery({ ...phoneQuery(account), queryFn: () => readPhone(accountId, { now }) }),
    client.prefetchQuery({ ...membersQuery(account), queryFn: () => listMembers(accountId) }),
    role === 'owner'
      ? client.prefetchQuery({ ...invitationsQuery(account), queryFn: () => listInvitations(accountId) })
      : null,
    client.prefetchQuery({ ...sessionsQuery(), queryFn: () => listSessions(session, { now }) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SettingsView account={account} me={actor} role={role} />
    </HydrationBoundary>
  )
}
