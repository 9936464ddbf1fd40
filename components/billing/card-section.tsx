'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Tag } from '@/components/ui/tag'
import type { SavedCard } from '@/lib/billing/money-in-schema'
import { billingKey, removeCardMutation, saveTestCardMutation } from '@/lib/billing/query-options'
import type { PaymentVia } from '@/lib/billing/schema'

export type CardSectionProps = { account: string; card: SavedCard | null; via: PaymentVia; canPay: boolean }

/** The saved card, or how to save one: with a payment at Stripe, by a button in test mode. */
export function CardSection({ account, card, via, canPay }: CardSectionProps) {
  const client = useQueryClient()
  const onSuccess = () => client.invalidateQueries({ queryKey: billingKey(account) })
  const save = useMutation({ ...saveTestCardMutation(account), onSuccess })
  const remove = useMutation({ ...removeCardMutation(account), onSuccess })
  const busy = save.isPending || remove.isPending
  return (
    <div className="grid gap-2">
      {card ? (
        <div className="flex flex-wrap items-center gap-3">
          <p>
            <b className="font-semibold capitalize">{card.brand}</b> ending in {card.last4}, good until{' '}
            {card.expires} {card.isTest ? <Tag tone="warn">test mode: charges nobody</Tag> : null}
          </p>
          {canPay ? (
            <Button onClick={() => remove.mutate()} busy={busy}>
              Remove card
            </Button>
          ) : null}
        </div>
      ) : (
        <p className="text-ink-2">
          {via === 'stripe'
            ? 'No card is saved. Choose “Save the card” with your next payment.'
            : 'No card is saved. No payment provider is connected, so these two stand in for cards:'}
        </p>
      )}
      {!card && via === 'test' && canPay ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => save.mutate({ card: 'accepted' })} busy={busy}>
            Save a test card
          </Button>
          <Button onClick={() => save.mutate({ card: 'declined' })} busy={busy}>
            Save one that is declined
          </Button>
        </div>
      ) : null}
      <FormError error={save.error ?? remove.error} />
    </div>
  )
}
