'use client'

import { DataTable } from '@/components/ui/data-table'
import { Money } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { TimeText } from '@/components/ui/time-text'
import type { StatementPayment } from '@/lib/billing/statement-schema'

/** What moved the balance in the month and was no charge for usage. */
export function StatementPayments({ payments }: { payments: readonly StatementPayment[] }) {
  return (
    <Panel title="Money in and out" sentence="entries of the month that are no charges for usage">
      <DataTable
        caption="Money in and out"
        rows={payments}
        rowKey={(entry) => entry.entryId}
        columns={[
          { id: 'time', header: 'Time', cell: (entry) => <TimeText at={entry.createdAt} /> },
          {
            id: 'what',
            header: 'What',
            heading: true,
            cell: (entry) => <span className="max-wide:whitespace-normal">{entry.reason}</span>,
          },
          {
            id: 'amount',
            header: 'Amount',
            numeric: true,
            cell: (entry) => <Money picos={entry.amountPicos} signed />,
          },
        ]}
      />
    </Panel>
  )
}
