'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { showToast } from '@/components/ui/show-toast'
import type { TimelineRate } from '@/lib/pricing/book-schema'
import { bookKey, withdrawPriceMutation } from '@/lib/pricing/query-options'

/** Asks before a rate that has not begun is taken back. */
export function WithdrawRate({ rate, onClose }: { rate: TimelineRate | null; onClose: () => void }) {
  const client = useQueryClient()
  const withdraw = useMutation({
    ...withdrawPriceMutation(),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: bookKey })
      showToast('The rate is withdrawn')
      close()
    },
  })
  const close = () => {
    onClose()
    withdraw.reset()
  }
  return (
    <ConfirmDialog
      open={rate !== null}
      title="Withdraw this rate?"
      description="It has not begun, so that nothing was priced by it. The rate before it holds on."
      act={withdraw.isPending ? 'Withdrawing…' : 'Withdraw rate'}
      busy={withdraw.isPending}
      error={withdraw.error}
      onConfirm={() => rate && withdraw.mutate({ priceId: rate.priceId })}
      onClose={close}
    />
  )
}
