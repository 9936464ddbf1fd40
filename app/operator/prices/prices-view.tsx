'use client'

import { PageHeader } from '@/components/shell/page-header'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import { prepareRateText } from '@/lib/pricing/prepare-rate-text'
import type { Price, Rate } from '@/lib/pricing/schema'

function RateCell({ rate }: { rate: Rate }) {
  const { locale } = useReader()
  return prepareRateText(rate, locale).map(({ name, amount, unit }) => (
    <span key={name} className="block">
      {amount} <span className="text-xs text-ink-2">{unit}</span>
    </span>
  ))
}

const COLUMNS: readonly Column<Price>[] = [
  { id: 'model', header: 'Model', heading: true, cell: ({ model }) => model },
  { id: 'kind', header: 'Kind', cell: ({ rate }) => rate.kind },
  { id: 'rate', header: 'Rate', cell: ({ rate }) => <RateCell rate={rate} /> },
]

/** The list prices in force. */
export function PricesView({ prices }: { prices: Price[] }) {
  return (
    <>
      <PageHeader title="Prices" />
      <Panel title="Price list" sentence={`${prices.length} rates in force now`}>
        <DataTable
          caption="Price list"
          columns={COLUMNS}
          rows={prices}
          rowKey={({ priceId }) => String(priceId)}
        />
      </Panel>
    </>
  )
}
