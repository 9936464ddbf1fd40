'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { MadeKey } from '@/components/keys/made-key'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FormError } from '@/components/ui/form-error'
import { Select } from '@/components/ui/select'
import { keysQuery, rollKeyMutation } from '@/lib/keys/query-options'
import type { KeyRow } from '@/lib/keys/schema'

export type RollKeyDialogProps = {
  account: string
  address: string
  /** The key to roll; null while the dialog is closed. */
  target: KeyRow | null
  onClose: () => void
}

const OVERLAPS = [
  { value: '0', label: 'Stops at once' },
  { value: '1', label: 'Works for 1 more hour' },
  { value: '24', label: 'Works for 24 more hours' },
  { value: '72', label: 'Works for 3 more days' },
  { value: '168', label: 'Works for 7 more days' },
] as const
type Overlap = (typeof OVERLAPS)[number]['value']

/** Makes a successor of a key, while the old one goes on for as long as its users need to change over. */
export function RollKeyDialog({ account, address, target, onClose }: RollKeyDialogProps) {
  const client = useQueryClient()
  const [overlap, setOverlap] = useState<Overlap>('24')
  const roll = useMutation({
    ...rollKeyMutation(account),
    onSuccess: () => client.invalidateQueries({ queryKey: keysQuery(account).queryKey }),
  })
  const close = () => {
    onClose()
    roll.reset()
  }
  const made = roll.data
  return (
    <Dialog
      open={target !== null}
      onOpenChange={(opens) => !opens && close()}
      title={made ? 'Your new key' : `Roll ${target?.name ?? ''}`}
      description={
        made ? undefined : 'Makes a new key with the same name, project and scopes, and ends the old one.'
      }
    >
      {made && target ? (
        <MadeKey made={made} address={address} scopes={target.scopes} onDone={close} />
      ) : (
        <div className="grid gap-3">
          <Select
            label={`The old key, ${target?.hint ?? ''}`}
            labelShown
            className="max-w-56"
            value={overlap}
            options={OVERLAPS}
            onChange={setOverlap}
          />
          <FormError error={roll.error} />
          <div className="flex justify-end gap-2">
            <Button onClick={close}>Cancel</Button>
            <Button
              tone="primary"
              busy={roll.isPending}
              onClick={() => target && roll.mutate({ keyId: target.keyId, overlapHours: Number(overlap) })}
            >
              {roll.isPending ? 'Rolling…' : 'Roll key'}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
