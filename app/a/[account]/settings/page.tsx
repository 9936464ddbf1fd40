import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { SettingsView } from '@/app/a/[account]/settings/settings-view'
import { accountSettings } from '@/lib/accounts/account-settings'
import { accountSettingsQuery } from '@/lib/accounts/query-options'

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
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SettingsView account={account} role={role} />
    </HydrationBoundary>
  )
}
