'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LedgerPanel } from '@/components/billing/ledger-panel'
import { SourcesPanel } from '@/components/keys/sources-panel'
import { AccountMembers } from '@/components/operator/account-members'
import { AccountTiles } from '@/components/operator/account-tiles'
import { AdjustDialog } from '@/components/operator/adjust-dialog'
import { ChangesPanel } from '@/components/operator/changes-panel'
import { CreditLimitDialog } from '@/components/operator/credit-limit-dialog'
import { TierDialog } from '@/components/operator/tier-dialog'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { QueryState } from '@/components/ui/query-state'
import type { OperatedAccount } from '@/lib/billing/operator-schema'
import { auditQuery, operatedAccountQuery, operatedEntriesQuery } from '@/lib/billing/query-options'
import { placeForOperators } from '@/lib/sources/query-options'

/** Older pages to be had, or null at the end. */
function moreOf(query: { hasNextPage: boolean; fetchNextPage: () => unknown; isFetchingNextPage: boolean }) {
  return query.hasNextPage ? { ask: () => void query.fetchNextPage(), busy: query.isFetchingNextPage } : null
}

type ChangesProps = { details: OperatedAccount }

/** The changes that an operator makes of an account, each with its dialog. */
function Changes({ details }: ChangesProps) {
  const [open, setOpen] = useState<'tier' | 'credit' | 'adjust' | null>(null)
  const dialog = (which: typeof open) => ({
    account: details,
    open: open === which,
    onOpenChange: (opens: boolean) => setOpen(opens ? which : null),
  })
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => setOpen('tier')}>Change tier</Button>
        <Button onClick={() => setOpen('credit')}>Set credit limit</Button>
        <Button onClick={() => setOpen('adjust')}>Adjust balance</Button>
      </div>
      <TierDialog {...dialog('tier')} />
      <CreditLimitDialog {...dialog('credit')} />
      <AdjustDialog {...dialog('adjust')} />
    </>
  )
}

/** One account: what it has, who is in it, what was changed of it. */
export function AccountView({ account, address }: { account: string; address: string }) {
  const details = useQuery(operatedAccountQuery(account))
  const entries = useInfiniteQuery(operatedEntriesQuery(account))
  const audit = useInfiniteQuery(auditQuery(account))
  return (
    <>
      <PageHeader title={details.data?.name ?? 'Account'}>
        <LinkButton href="/operator/accounts">All accounts</LinkButton>
        <LinkButton href={`/operator/reconcile/${account}`}>Reconcile</LinkButton>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <QueryState query={details} height={300}>
          {(data) => (
            <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
              <AccountTiles account={data} />
              <Changes details={data} />
              <AccountMembers members={data.members} />
            </div>
          )}
        </QueryState>
        <QueryState query={entries} height={200}>
          {({ pages }) => (
            <LedgerPanel entries={pages.flatMap((page) => page.entries)} more={moreOf(entries)} />
          )}
        </QueryState>
        <SourcesPanel place={placeForOperators(account)} address={address} canChange />
        <QueryState query={audit} height={200}>
          {({ pages }) => (
            <ChangesPanel
              title="Audit log"
              sentence="who changed what of this account, newest first"
              changes={pages.flatMap(({ lines }) => lines)}
              more={moreOf(audit)}
            />
          )}
        </QueryState>
      </div>
    </>
  )
}
