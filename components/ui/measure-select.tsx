'use client'

import { Select } from '@/components/ui/select'
import { MEASURE_LABELS } from '@/lib/usage/prepare-title'
import type { Measured } from '@/lib/usage/schema'

const OPTIONS = (Object.keys(MEASURE_LABELS) as Measured[]).map((measure) => ({
  value: measure,
  label: MEASURE_LABELS[measure],
}))

export type MeasureSelectProps = { value: Measured; onChange: (measure: Measured) => void }

/** What is measured. */
export function MeasureSelect({ value, onChange }: MeasureSelectProps) {
  return <Select label="Measure" value={value} options={OPTIONS} onChange={onChange} />
}
