import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { COST_DEFAULTS } from '@/app/a/[account]/costs/cost-defaults'
import { CostsView } from '@/app/a/[account]/costs/costs-view'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { loadViewParams, usageQueryOf } from '@/components/usage/view-params'
import { getAccount } from '@/lib/accounts/get-account'
import { listKeys } from '@/lib/keys/list-keys'
import { keysQuery } from '@/lib/keys/query-options'
import { parseFilter } from '@/lib/usage/parse-filter'
import { prepareCostQueries } from '@/lib/usage/prepare-cost-queries'
import { costLinesQuery, usageQuery, usageTotalsQuery } from '@/lib/usage/query-options'
import { readCostLines } from '@/lib/usage/read-cost-lines'
import { readUsage } from '@/lib/usage/read-usage'
import { readUsageTotals } from '@/lib/usage/read-usage-totals'
import { resolveUsageQuery } from '@/lib/usage/resolve-usage-query'

export const metadata: Metadata = { title: 'Costs' }

type Props = { params: Promise<{ account: string }>; searchParams: Promise<SearchParams> }

/**
 * What can't be read here (an address that asks for what can't be) is left to the browser, which tells why.
 */
export default async function CostsPage({ params, searchParams }: Props) {
  const { account } = await params
  const { accountId } = await gateAccount(account)
  const now = new Date()
  const details = await getAccount(accountId)
  const zone = details?.timeZone ?? 'UTC'
  const view = usageQueryOf(await loadViewParams(searchParams), { ...COST_DEFAULTS, zone })
  const { series, totals, lines } = prepareCostQueries(view)
  const client = new QueryClient()
  await Promise.all([
    client.prefetchQuery({
      ...usageQuery(account, series),
      queryFn: () => readUsage(accountId, series, { now }),
    }),
    client.prefetchQuery({
      ...usageTotalsQuery(account, totals),
      queryFn: () => readUsageTotals(accountId, totals, { now }),
    }),
    client.prefetchQuery({
      ...costLinesQuery(account, lines),
      queryFn: () => {
        const { range } = resolveUsageQuery(lines, now)
        return readCostLines(accountId, { ...range, filter: parseFilter(lines) }, { now })
      },
    }),
    client.prefetchQuery({ ...keysQuery(account), queryFn: () => listKeys(accountId) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CostsView account={account} accountZone={zone} readAt={now.toISOString()} />
    </HydrationBoundary>
  )
}
