import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { SettingsView } from '@/app/a/[account]/settings/settings-view'
import { accountSettings } from '@/lib/accounts/account-settings'
import { accountSettingsQuery } from '@/lib/accounts/query-options'
import { listBudgets } from '@/lib/alerts/list-budgets'
import { listRecipients } from '@/lib/alerts/list-recipients'
import { listWebhooks } from '@/lib/alerts/list-webhooks'
import { budgetsQuery, recipientsQuery, webhooksQuery } from '@/lib/alerts/query-options'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage({ params }: { params: Promise<{ account: string }> }) {
  const { account } = await params
  const { accountId, role } = await gateAccount(account)
  const client = new QueryClient()
  await Promise.all([
    client.prefetchQuery({
      ...accountSettingsQuery(account),
      queryFn: () => accountSettings(accountId),
    }),
    client.prefetchQuery({
      ...budgetsQuery(account),
      queryFn: () => listBudgets(accountId, { now: new Date() }),
    }),
    client.prefetchQuery({ ...recipientsQuery(account), queryFn: () => listRecipients(accountId) }),
    client.prefetchQuery({ ...webhooksQuery(account), queryFn: () => listWebhooks(accountId) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SettingsView account={account} role={role} />
    </HydrationBoundary>
  )
}
