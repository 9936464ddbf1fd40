'use client'

import { Button } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Money } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { Tag, type TagTone } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import type { Entry, EntryKind } from '@/lib/billing/schema'

export type LedgerPanelProps = {
  entries: readonly Entry[]
  /** Older entries to be had, or null at the ledger's beginning. */
  more: { ask: () => void; busy: boolean } | null
}

const KINDS: Record<EntryKind, { label: string; tone: TagTone }> = {
  deposit: { label: 'Deposit', tone: 'good' },
  promo: { label: 'Promo', tone: 'good' },
  charge: { label: 'Usage', tone: 'warn' },
  rerate: { label: 'Re-rate', tone: 'accent' },
  refund: { label: 'Refund', tone: 'bad' },
  dispute: { label: 'Dispute', tone: 'bad' },
  adjustment: { label: 'Adjustment', tone: 'accent' },
}

/** Every change of the balance, newest first, with the balance after it. */
export function LedgerPanel({ entries, more }: LedgerPanelProps) {
  return (
    <Panel title="Ledger" sentence="every change of the balance, newest first">
      {entries.length === 0 ? (
        <EmptyState title="No entries yet">
          Deposits stand here at once; usage is posted every hour and counts in the balance before.
        </EmptyState>
      ) : (
        <DataTable
          caption="Ledger"
          rows={entries}
          rowKey={(entry) => entry.entryId}
          maxHeight={420}
          columns={[
            {
              id: 'time',
              header: 'Time',
              cell: (entry) => (
                <span className="text-ink-2">
                  <TimeText at={entry.createdAt} />
                </span>
              ),
            },
            {
              id: 'kind',
              header: 'Kind',
              cell: (entry) => <Tag tone={KINDS[entry.kind].tone}>{KINDS[entry.kind].label}</Tag>,
            },
            { id: 'what', header: 'What', wideOnly: true, truncate: true, cell: (entry) => entry.reason },
            {
              id: 'amount',
              header: 'Amount',
              numeric: true,
              cell: (entry) => <Money picos={entry.amountPicos} signed />,
            },
            {
              id: 'balance',
              header: 'Balance',
              numeric: true,
              cell: (entry) => <Money picos={entry.balancePicos} />,
            },
          ]}
        />
      )}
      {more ? (
        <div className="border-t border-line px-4 py-2">
          <Button onClick={more.ask} busy={more.busy}>
            Show older entries
          </Button>
        </div>
      ) : null}
    </Panel>
  )
}
