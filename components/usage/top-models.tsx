'use client'

import { colourValue } from '@/components/charts/colour-value'
import { Count } from '@/components/ui/count'
import { DataTable } from '@/components/ui/data-table'
import { LinkButton } from '@/components/ui/link-button'
import { Money } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { prepareTopCosts } from '@/lib/usage/prepare-top-costs'
import type { UsageAnswer } from '@/lib/usage/schema'

export type TopModelsProps = { account: string; answer: UsageAnswer; rangeText: string; search: string }

/** What the range cost by model, the dearest first, with a bar for its part of the dearest. */
export function TopModels({ account, answer, rangeText, search }: TopModelsProps) {
  const rows = prepareTopCosts(answer)
  return (
    <Panel
      title="Cost by model"
      sentence={rangeText}
      actions={
        <LinkButton tone="link" href={`/a/${account}/costs?${search}`}>
          All costs
        </LinkButton>
      }
    >
      <DataTable
        caption="Cost by model"
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'model',
            header: 'Model',
            heading: true,
            truncate: true,
            cell: (row) => (
              <span title={row.label}>
                {row.label}
                <span
                  aria-hidden
                  className="keep-colour mt-[3px] block h-[3px] rounded-[2px]"
                  style={{ width: `${row.partOfFirst * 100}%`, background: colourValue(row.hue) }}
                />
              </span>
            ),
          },
          {
            id: 'requests',
            header: 'Requests',
            numeric: true,
            cell: (row) => <Count value={row.requests} />,
          },
          { id: 'cost', header: 'Cost', numeric: true, cell: (row) => <Money picos={row.costPicos} /> },
        ]}
        footer={{
          model: 'Total',
          requests: <Count value={answer.total.requests} />,
          cost: <Money picos={answer.total.costPicos} />,
        }}
      />
    </Panel>
  )
}
