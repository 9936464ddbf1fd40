'use client'

import { Segmented } from '@/components/ui/segmented'
import { granularitiesFor } from '@/lib/time/buckets'
import type { Granularity, Range } from '@/lib/time/range'

export type GranularityPickerProps = {
  range: Range
  value: Granularity
  onChange: (granularity: Granularity) => void
}

const LABELS: Record<Granularity, string> = { minute: 'Minute', hour: 'Hour', day: 'Day' }

/** How fine a chart is: only what fits the range is offered. */
export function GranularityPicker({ range, value, onChange }: GranularityPickerProps) {
  const options = granularitiesFor(range).map((each) => ({ value: each, label: LABELS[each] }))
  return <Segmented label="Granularity" value={value} options={options} onChange={onChange} />
}
