'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { type QueryLike, QueryState } from '@/components/ui/query-state'
import { Select } from '@/components/ui/select'
import { CostLinesTable } from '@/components/usage/cost-lines-table'
import { isPartOpen, type OpenParts } from '@/lib/usage/prepare-cost-parts'
import { COST_SPLITS, type CostLines, type CostSplit } from '@/lib/usage/schema'

const OPTIONS = COST_SPLITS.map((split) => ({ value: split, label: `by ${split}` }))

export type CostLinesPanelProps = {
  lines: QueryLike<CostLines>
  split: CostSplit
  onSplit: (split: CostSplit) => void
}

/** Every line of the cost, under what it is split by; parts open and close one by one, or all at once. */
export function CostLinesPanel({ lines, split, onSplit }: CostLinesPanelProps) {
  const [open, setOpen] = useState<OpenParts>(new Map())
  const costs = lines.data
  const parts = costs?.parts ?? []
  const isAnyClosed = costs ? parts.some(({ id }) => !isPartOpen(costs, id, open)) : false
  const change = (next: CostSplit) => {
    setOpen(new Map())
    onSplit(next)
  }
  return (
    <Panel
      title="Lines"
      sentence="rate × quantity = amount, for each price and what it is charged by"
      actions={
        <>
          <Button tone="link" onClick={() => setOpen(new Map(parts.map(({ id }) => [id, isAnyClosed])))}>
            {isAnyClosed ? 'Open all' : 'Close all'}
          </Button>
          <Select label="Lines split by" value={split} options={OPTIONS} onChange={change} />
        </>
      }
    >
      <QueryState query={lines} height={300}>
        {(data) => (
          <CostLinesTable
            costs={data}
            open={open}
            onToggle={(id, isOpen) => setOpen(new Map([...open, [id, isOpen]]))}
          />
        )}
      </QueryState>
    </Panel>
  )
}
