'use client'

import { ActDialog } from '@/components/ui/act-dialog'
import type { TimelineRate } from '@/lib/pricing/book-schema'
import { bookKey, withdrawPriceMutation } from '@/lib/pricing/query-options'

/** Asks before a rate that has not begun is taken back. */
export function WithdrawRate({ rate, onClose }: { rate: TimelineRate | null; onClose: () => void }) {
  return (
    <ActDialog
      target={rate}
      title="Withdraw this rate?"
      description="It has not begun, so that nothing was priced by it. The rate before it holds on."
      act="Withdraw rate"
      acting="Withdrawing…"
      done="The rate is withdrawn"
      mutation={withdrawPriceMutation()}
      listKey={bookKey}
      onClose={onClose}
    />
  )
}
