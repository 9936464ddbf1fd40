import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { BillingView } from '@/app/a/[account]/billing/billing-view'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { getAccount } from '@/lib/accounts/get-account'
import { billingHistory } from '@/lib/billing/billing-history'
import { billingOverview } from '@/lib/billing/billing-overview'
import { listEntries } from '@/lib/billing/list-entries'
import { moneyIn } from '@/lib/billing/money-in'
import { paymentVia } from '@/lib/billing/payment-via'
import {
  billingHistoryQuery,
  billingOverviewQuery,
  entriesQuery,
  moneyInQuery,
  phoneQuery,
  tierHistoryQuery,
} from '@/lib/billing/query-options'
import { readPhone } from '@/lib/billing/read-phone'
import { tierHistory } from '@/lib/billing/tier-history'
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
    client.prefetchQuery({ ...moneyInQuery(account), queryFn: () => moneyIn(accountId, { now }) }),
    client.prefetchQuery({ ...tierHistoryQuery(account), queryFn: () => tierHistory(accountId) }),
    client.prefetchQuery({ ...phoneQuery(account), queryFn: () => readPhone(accountId, { now }) }),
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
