'use client'

import { ChevronDown, ChevronRight } from 'lucide-react'
import type { Column } from '@/components/ui/data-table'
import { DataTable } from '@/components/ui/data-table'
import { useReader } from '@/components/ui/reader'
import { Reveal } from '@/components/ui/reveal'
import { Tag } from '@/components/ui/tag'
import { CostAmount } from '@/components/usage/cost-amount'
import { formatCount } from '@/lib/money/format-count'
import { type CostPartRow, type OpenParts, prepareCostParts } from '@/lib/usage/prepare-cost-parts'
import type { CostLines } from '@/lib/usage/schema'

type Part = Extract<CostPartRow, { type: 'part' }>
type Line = Extract<CostPartRow, { type: 'line' }>

const WRAPS = 'max-wide:whitespace-normal max-wide:[overflow-wrap:anywhere]'

function PartHeading({ part, toggle }: { part: Part; toggle: (part: Part) => void }) {
  const Chevron = part.isOpen ? ChevronDown : ChevronRight
  return (
    <button
      type="button"
      aria-expanded={part.isOpen}
      onClick={() => toggle(part)}
      className={`-ml-1 inline-flex min-h-6 items-center gap-1 text-left hover:text-accent ${WRAPS}`}
    >
      <Chevron aria-hidden size={14} className="shrink-0 text-ink-2" />
      <span>
        <span className="font-[550]">{part.label}</span>{' '}
        <span className="text-xs text-ink-2">{part.share}</span>
      </span>
    </button>
  )
}

/** What is charged; on narrow screens quantity and rate stand below it. */
function LineHeading({ line }: { line: Line }) {
  const { model, showsModel, what, quantity, rateText } = line
  return (
    <span className={`block pl-[18px] ${WRAPS}`}>
      {showsModel ? <span className="block">{model}</span> : null}
      <span className="text-ink-2">{what}</span>
      {quantity ? (
        <span className="block text-xs text-ink-2 wide:hidden">
          {[quantity.short, rateText].filter(Boolean).join(' × ')}
        </span>
      ) : null}
    </span>
  )
}

function amountCell(row: CostPartRow) {
  if (row.type === 'line' && row.missing) return <Tag tone="warn">{row.missing}</Tag>
  if (row.amountPicos === null) return null
  if (row.type === 'part' && row.amountPicos === '0' && row.uncharged > 0n) return null
  const amount = <CostAmount picos={row.amountPicos} above />
  return row.type === 'part' ? <span className="font-[550]">{amount}</span> : amount
}

function columnsWith(toggle: (part: Part) => void, locale: string): readonly Column<CostPartRow>[] {
  return [
    {
      id: 'part',
      header: 'What',
      heading: true,
      cell: (row) =>
        row.type === 'part' ? <PartHeading part={row} toggle={toggle} /> : <LineHeading line={row} />,
    },
    {
      id: 'quantity',
      header: 'Quantity',
      numeric: true,
      wideOnly: true,
      cell: (row) => {
        if (row.type === 'line') return row.quantity ? <Reveal {...row.quantity} /> : null
        if (row.uncharged === 0n || row.isOpen) return null
        return <Tag tone="warn">{formatCount(row.uncharged, locale)} not charged yet</Tag>
      },
    },
    {
      id: 'rate',
      header: 'Rate',
      numeric: true,
      wideOnly: true,
      cell: (row) => (row.type === 'line' ? row.rateText : null),
    },
    { id: 'amount', header: 'Amount', numeric: true, cell: amountCell },
  ]
}

export type CostLinesTableProps = {
  costs: CostLines
  open: OpenParts
  onToggle: (id: string, isOpen: boolean) => void
}

/** What a cost is made of, part by part: quantity x rate = amount, down to the total. */
export function CostLinesTable({ costs, open, onToggle }: CostLinesTableProps) {
  const { locale } = useReader()
  return (
    <DataTable
      caption="Lines of the cost"
      rows={prepareCostParts(costs, open, locale)}
      rowKey={(row) => `${row.type} ${row.id}`}
      columns={columnsWith(({ id, isOpen }) => onToggle(id, !isOpen), locale)}
      footer={{ part: 'Total', amount: <CostAmount picos={costs.costPicos} above /> }}
    />
  )
}
