'use client'

import { SourcesPanel } from '@/components/keys/sources-panel'
import { AccountSourcesPanel } from '@/components/operator/account-sources-panel'
import { PageHeader } from '@/components/shell/page-header'
import { PLATFORM_PLACE } from '@/lib/sources/query-options'

/** Everything that may post request logs, for all accounts or for one. */
export function SourcesView({ address }: { address: string }) {
  return (
    <>
      <PageHeader title="Sources" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <SourcesPanel
          place={PLATFORM_PLACE}
          address={address}
          canChange
          title="Sources of the platform"
          sentence="These may log for every account: each row names its account or key."
        />
        <AccountSourcesPanel />
      </div>
    </>
  )
}
