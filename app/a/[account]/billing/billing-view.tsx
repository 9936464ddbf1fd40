'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { AddFunds } from '@/components/billing/add-funds'
import { BillingTiles } from '@/components/billing/billing-tiles'
import { ExportPanel } from '@/components/billing/export-panel'
import { HistoryPanel } from '@/components/billing/history-panel'
import { LedgerPanel } from '@/components/billing/ledger-panel'
import { MoneyIn } from '@/components/billing/money-in'
import { LiveStatus } from '@/components/live/live-status'
import { PageHeader } from '@/components/shell/page-header'
import { Notice } from '@/components/ui/notice'
import { QueryState } from '@/components/ui/query-state'
import { billingHistoryQuery, billingOverviewQuery, entriesQuery } from '@/lib/billing/query-options'
import type { PaymentVia } from '@/lib/billing/schema'

const TWO_COLUMNS =
  'grid grid-cols-[minmax(0,1fr)] items-start gap-5 wide:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)]'

export type BillingViewProps = {
  account: string
  accountZone: string
  canPay: boolean
  via: PaymentVia
  proRequests: number | null
  /** The moment of the first paint, by which the export form chooses its month. */
  openedAt: string
}

export function BillingView(props: BillingViewProps) {
  const { account, accountZone, canPay, via, proRequests, openedAt } = props
  const overview = useQuery(billingOverviewQuery(account))
  const entries = useInfiniteQuery(entriesQuery(account))
  const history = useQuery(billingHistoryQuery(account))
  const isBelowZero = BigInt(overview.data?.balancePicos ?? 0) < 0n
  return (
    <>
      <PageHeader title="Billing">
        <LiveStatus />
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {isBelowZero ? (
          <Notice tone="bad" title="The balance is below zero.">
            Usage that has happened is always charged; add funds to go on.
          </Notice>
        ) : null}
        <QueryState query={overview} height={112}>
          {(data) => <BillingTiles overview={data} />}
        </QueryState>
        <div className={TWO_COLUMNS}>
          <QueryState query={entries} height={420}>
            {({ pages }) => (
              <LedgerPanel
                entries={pages.flatMap((page) => page.entries)}
                more={
                  entries.hasNextPage
                    ? { ask: entries.fetchNextPage, busy: entries.isFetchingNextPage }
                    : null
                }
              />
            )}
          </QueryState>
          <QueryState query={overview} height={220}>
            {(data) => (
              <AddFunds
                account={account}
                overview={data}
                canPay={canPay}
                via={via}
                proRequests={proRequests}
              />
            )}
          </QueryState>
        </div>
        <QueryState query={overview} height={480}>
          {(data) => <MoneyIn account={account} overview={data} via={via} canPay={canPay} />}
        </QueryState>
        <QueryState query={history} height={240}>
          {(data) => <HistoryPanel account={account} history={data} />}
        </QueryState>
        <ExportPanel account={account} accountZone={accountZone} openedAt={openedAt} />
      </div>
    </>
  )
}
