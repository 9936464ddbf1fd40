import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { BillingView } from '@/app/a/[account]/billing/billing-view'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { getAccount } from '@/lib/accounts/get-account'
import { billingHistory } from '@/lib/billing/billing-history'
import { billingOverview } from '@/lib/billing/billing-overview'
import { listEntries } from '@/lib/billing/list-entries'
import { paymentVia } from '@/lib/billing/payment-via'
import { billingHistoryQuery, billingOverviewQuery, entriesQuery } from '@/lib/billing/query-options'
import { currentLimits } from '@/lib/limits/current-limits'

export const metadata: Metadata = { title: 'Billing' }

export default async function BillingPage({ params }: { params: Promise<{ account: string }> }) {
  const { account } = await params
  const { accountId, role } = await gateAccount(account)
  const now = new Date()
  const client = new QueryClient()
  const [details, pro] = await Promise.all([
    getAccount(accountId),
    currentLimits({ accountId, tierId: 'pro', now }),
    client.prefetchQuery({
      ...billingOverviewQuery(account),
      queryFn: () => billingOverview(accountId, { now }),
    }),
    client.prefetchQuery({
      ...billingHistoryQuery(account),
      queryFn: () => billingHistory(accountId, { now }),
    }),
    client.prefetchInfiniteQuery({
      ...entriesQuery(account),
      queryFn: () => listEntries(accountId, { limit: 50 }),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <BillingView
        account={account}
        accountZone={details?.timeZone ?? 'UTC'}
        canPay={role !== 'viewer'}
        via={paymentVia()}
        proRequests={pro.tier.requests}
        openedAt={now.toISOString()}
      />
    </HydrationBoundary>
  )
}
