'use client'

import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClasses } from '@/components/ui/button-classes'
import { type Column, DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Money } from '@/components/ui/money'
import { TimeText } from '@/components/ui/time-text'
import type { AccountRow } from '@/lib/billing/operator-schema'

const COLUMNS: readonly Column<AccountRow>[] = [
  {
    id: 'name',
    header: 'Account',
    heading: true,
    cell: ({ account, name }) => (
      <>
        <Link
          href={`/operator/accounts/${account}`}
          className={buttonClasses('link', 'max-w-64 max-wide:max-w-40')}
        >
          <span className="truncate">{name}</span>
        </Link>
        <span className="block font-mono text-xs text-ink-2">{account}</span>
      </>
    ),
  },
  {
    id: 'balance',
    header: 'Balance',
    numeric: true,
    cell: ({ balancePicos }) => <Money picos={balancePicos} />,
  },
  {
    id: 'tier',
    header: 'Tier',
    cell: ({ tierId, tierByHand }) => (
      <>
        <span className="capitalize">{tierId}</span>
        {tierByHand ? <span className="block text-xs text-ink-2">by hand</span> : null}
      </>
    ),
  },
  {
    id: 'month',
    header: 'Usage this month',
    numeric: true,
    wideOnly: true,
    cell: ({ monthPicos }) => <Money picos={monthPicos} />,
  },
  { id: 'members', header: 'Members', numeric: true, wideOnly: true, cell: ({ members }) => members },
  {
    id: 'created',
    header: 'Created',
    wideOnly: true,
    cell: ({ createdAt }) => (
      <span className="text-ink-2">
        <TimeText at={createdAt} style="day" /> {createdAt.slice(0, 4)}
      </span>
    ),
  },
]

export type AccountsPanelProps = {
  rows: readonly AccountRow[]
  /** Older accounts to be had, or null at the end. */
  more: { ask: () => void; busy: boolean } | null
}

/** Accounts, the newest first, with what each has. */
export function AccountsPanel({ rows, more }: AccountsPanelProps) {
  if (rows.length === 0) return <EmptyState title="No account is found" />
  return (
    <>
      <DataTable caption="Accounts" columns={COLUMNS} rows={rows} rowKey={({ account }) => account} />
      {more ? (
        <div className="border-t border-line px-4 py-2">
          <Button onClick={more.ask} busy={more.busy}>
            Show older accounts
          </Button>
        </div>
      ) : null}
    </>
  )
}
