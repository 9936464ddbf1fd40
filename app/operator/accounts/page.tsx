import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { AccountsView } from '@/app/operator/accounts/accounts-view'
import { gateOperator } from '@/app/operator/gate-operator'
import { listAccounts } from '@/lib/billing/list-accounts'
import { accountsQuerySchema } from '@/lib/billing/operator-schema'
import { accountsQuery } from '@/lib/billing/query-options'

export const metadata: Metadata = { title: 'Accounts' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AccountsPage({ searchParams }: Props) {
  await gateOperator()
  const { search = '' } = accountsQuerySchema.safeParse(await searchParams).data ?? {}
  const client = new QueryClient()
  const queryFn = () => listAccounts({ search }, { now: new Date() })
  await client.prefetchInfiniteQuery({ ...accountsQuery(search), queryFn })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AccountsView />
    </HydrationBoundary>
  )
}
