'use client'

import { Select } from '@/components/ui/select'
import { MEASURE_LABELS } from '@/lib/usage/prepare-title'
import type { Measure } from '@/lib/usage/schema'

const OPTIONS = (Object.keys(MEASURE_LABELS) as Measure[]).map((measure) => ({
  value: measure,
  label: MEASURE_LABELS[measure],
}))

/** What is measured. */
export function MeasureSelect({ value, onChange }: { value: Measure; onChange: (measure: Measure) => void }) {
  return <Select label="Measure" value={value} options={OPTIONS} onChange={onChange} />
}
