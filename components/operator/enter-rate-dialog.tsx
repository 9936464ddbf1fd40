'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { EnterRateForm } from '@/components/operator/enter-rate-form'
import { Dialog } from '@/components/ui/dialog'
import { showToast } from '@/components/ui/show-toast'
import { bookKey, enterPriceMutation } from '@/lib/pricing/query-options'
import type { Kind } from '@/lib/pricing/schema'

export type EnterRateDialogProps = {
  /** The model that the rate is for; null for a new one. */
  model: string | null
  kind: Kind
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Enters a rate; one that is off by a factor is asked about in the same dialog. */
export function EnterRateDialog({ model, kind, open, onOpenChange }: EnterRateDialogProps) {
  const client = useQueryClient()
  const enter = useMutation({
    ...enterPriceMutation(),
    onSuccess: async (_, { model: entered }) => {
      await client.invalidateQueries({ queryKey: bookKey })
      showToast(`The rate of ${entered} is entered`)
      changeOpen(false)
    },
  })
  const changeOpen = (opens: boolean) => {
    onOpenChange(opens)
    if (!opens) enter.reset()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={model === null ? 'New model' : 'Enter a rate'}
      description={
        model === null
          ? 'Its usage is priced from the start of its first rate on.'
          : `${model}: the new rate follows those that stand, which are never edited.`
      }
    >
      <EnterRateForm
        model={model}
        kind={kind}
        busy={enter.isPending}
        error={enter.error}
        onSubmit={enter.mutate}
      />
    </Dialog>
  )
}
