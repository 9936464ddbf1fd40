'use client'

import { Select } from '@/components/ui/select'
import { GROUPING_LABELS } from '@/lib/usage/prepare-title'
import type { Grouping } from '@/lib/usage/schema'

const OPTIONS = (Object.keys(GROUPING_LABELS) as Grouping[]).map((grouping) => ({
  value: grouping,
  label: grouping === 'none' ? 'Not split' : `by ${GROUPING_LABELS[grouping].toLowerCase()}`,
}))

/** What a chart is split by. */
export function GroupingSelect({
  value,
  onChange,
}: {
  value: Grouping
  onChange: (grouping: Grouping) => void
}) {
  return <Select label="Split by" value={value} options={OPTIONS} onChange={onChange} />
}
