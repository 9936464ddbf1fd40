'use client'

import { Select } from '@/components/ui/select'
import { COST_GROUPINGS } from '@/lib/usage/prepare-cost-queries'
import type { Grouping } from '@/lib/usage/schema'

const OPTIONS = COST_GROUPINGS.map((grouping) => ({ value: grouping, label: `by ${grouping}` }))

export type CostGroupingSelectProps = {
  value: Grouping
  onChange: (grouping: (typeof COST_GROUPINGS)[number]) => void
}

/** What a cost is split by. */
export function CostGroupingSelect({ value, onChange }: CostGroupingSelectProps) {
  const chosen = COST_GROUPINGS.find((each) => each === value) ?? COST_GROUPINGS[0]
  return <Select label="Split by" value={chosen} options={OPTIONS} onChange={onChange} />
}
