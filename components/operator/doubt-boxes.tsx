'use client'

import { Notice } from '@/components/ui/notice'
import { useReader } from '@/components/ui/reader'
import type { RateDoubt } from '@/lib/pricing/doubt-schema'
import { prepareDoubtText } from '@/lib/pricing/prepare-doubts'

function agreement({ factor, direction }: RateDoubt): string {
  return factor === 'free' ? 'It is meant to be free' : `It is meant to be ${factor} times ${direction}`
}

/** Figures that look like a mistake of the unit, each with a box to tick when it is none. */
export function DoubtBoxes({ doubts }: { doubts: readonly RateDoubt[] }) {
  const { locale } = useReader()
  return (
    <div role="alert" className="grid gap-2">
      {doubts.map((doubt) => (
        <Notice key={doubt.key} tone="warn" title="Is the unit right?">
          <span className="block">{prepareDoubtText(doubt, locale)}</span>
          <label className="mt-1 flex min-h-6 items-center gap-2">
            <input type="checkbox" name="confirmed" value={doubt.key} required className="size-4" />
            {agreement(doubt)}
          </label>
        </Notice>
      ))}
    </div>
  )
}
