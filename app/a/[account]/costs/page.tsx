import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import type { SearchParams } from 'nuqs/server'
import { COST_DEFAULTS } from '@/app/a/[account]/costs/cost-defaults'
import { CostsView } from '@/app/a/[account]/costs/costs-view'
import { gateAccount } from '@/app/a/[account]/gate-account'
import { loadCostParams } from '@/components/usage/cost-params'
import { loadViewParams, usageQueryOf } from '@/components/usage/view-params'
import { getAccount } from '@/lib/accounts/get-account'
import { listBudgets } from '@/lib/alerts/list-budgets'
import { budgetsQuery } from '@/lib/alerts/query-options'
import { listKeys } from '@/lib/keys/list-keys'
import { keysQuery } from '@/lib/keys/query-options'
import { parseFilter } from '@/lib/usage/parse-filter'
import { prepareCostQueries } from '@/lib/usage/prepare-cost-queries'
import { costLinesQuery, forecastQuery, usageQuery, usageTotalsQuery } from '@/lib/usage/query-options'
import { readCostLines } from '@/lib/usage/read-cost-lines'
import { readForecastCourse } from '@/lib/usage/read-forecast-course'
import { readUsage } from '@/lib/usage/read-usage'
import { readUsageTotals } from '@/lib/usage/read-usage-totals'

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
  const { split } = await loadCostParams(searchParams)
  const { series, totals, lines, forecast } = prepareCostQueries(view, split)
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
      queryFn: () => readCostLines(accountId, lines, { now }),
    }),
    client.prefetchQuery({
      ...forecastQuery(account, forecast),
      queryFn: () => readForecastCourse(accountId, parseFilter(forecast), { now }),
    }),
    client.prefetchQuery({ ...budgetsQuery(account), queryFn: () => listBudgets(accountId, { now }) }),
    client.prefetchQuery({ ...keysQuery(account), queryFn: () => listKeys(accountId) }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CostsView account={account} accountZone={zone} readAt={now.toISOString()} />
    </HydrationBoundary>
  )
}
