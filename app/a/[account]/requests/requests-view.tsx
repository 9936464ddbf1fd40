'use client'

import { useQuery } from '@tanstack/react-query'
import { LiveStatus } from '@/components/live/live-status'
import { PageHeader } from '@/components/shell/page-header'
import { RangePicker } from '@/components/ui/range-picker'
import { ReaderProvider } from '@/components/ui/reader'
import { FilterBar } from '@/components/usage/filter-bar'
import { LOG_DEFAULTS } from '@/components/usage/log-params'
import { RequestLogPanel } from '@/components/usage/request-log-panel'
import { UsageEmpty } from '@/components/usage/usage-empty'
import { UsageState } from '@/components/usage/usage-state'
import { useLogView } from '@/components/usage/use-log-view'
import { localDay } from '@/lib/time/local-day'
import { prepareLogQueries } from '@/lib/usage/prepare-log-queries'
import { requestLogQuery, usageTotalsQuery } from '@/lib/usage/query-options'
import type { RequestPage } from '@/lib/usage/request-log-schema'

export type RequestsViewProps = { account: string; accountZone: string; readAt: string }

const isEmpty = ({ rows }: RequestPage) => rows.length === 0

export function RequestsView({ account, accountZone, readAt }: RequestsViewProps) {
  const { query: view, setView } = useLogView(accountZone)
  const asked = prepareLogQueries(view)
  const log = useQuery(requestLogQuery(account, asked.log))
  const totals = useQuery(usageTotalsQuery(account, asked.totals))
  const { range, from, to, zone } = view
  const shown = { ...LOG_DEFAULTS, top: 1, ...view }
  return (
    <ReaderProvider zone={zone}>
      <PageHeader title="Requests">
        <LiveStatus />
        <RangePicker
          value={{ range, from, to }}
          today={localDay(totals.data?.completeTo ?? readAt, zone)}
          onChange={(next) => setView({ from: null, to: null, ...next })}
        />
      </PageHeader>
      <FilterBar account={account} accountZone={accountZone} view={shown} setView={setView} />
      <UsageState
        query={log}
        title="Request log"
        height={640}
        isEmpty={isEmpty}
        empty={<UsageEmpty account={account} view={shown} setView={setView} />}
      >
        {(page) => (
          <RequestLogPanel
            account={account}
            view={view}
            page={page}
            total={totals.isPlaceholderData ? undefined : totals.data?.current.sums.requests}
            setView={setView}
          />
        )}
      </UsageState>
    </ReaderProvider>
  )
}
