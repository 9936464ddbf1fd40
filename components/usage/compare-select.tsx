'use client'

import { Select } from '@/components/ui/select'
import type { Comparison } from '@/lib/usage/schema'

const OPTIONS = [
  { value: 'previous', label: 'vs the period before' },
  { value: 'weekdays', label: 'vs the same weekdays' },
] as const satisfies readonly { value: Comparison; label: string }[]

export type CompareSelectProps = {
  value: Comparison | undefined
  onChange: (comparison: Comparison) => void
}

/** What a range is held against. */
export function CompareSelect({ value = 'previous', onChange }: CompareSelectProps) {
  return <Select<Comparison> label="Compare with" value={value} options={OPTIONS} onChange={onChange} />
}
