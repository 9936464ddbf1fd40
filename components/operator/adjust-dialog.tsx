'use client'

import { useState } from 'react'
import { ReasonDialog } from '@/components/operator/reason-dialog'
import { Field } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import type { OperatedAccount } from '@/lib/billing/operator-schema'
import { adjustBalanceMutation } from '@/lib/billing/query-options'
import type { MoneyPart } from '@/lib/billing/schema'

type Props = { account: OperatedAccount; open: boolean; onOpenChange: (open: boolean) => void }

const PARTS = [
  { value: 'paid', label: 'Paid money' },
  { value: 'promo', label: 'Promo credit' },
] as const

/**
 * Moves an account's balance by hand. The key is made anew each time the dialog opens, so that pressing the
 * button twice, or again after an answer was lost, adjusts once.
 */
export function AdjustDialog({ account, open, onOpenChange }: Props) {
  const [part, setPart] = useState<MoneyPart>('paid')
  const [key, setKey] = useState<string | null>(null)
  if (open && key === null) setKey(crypto.randomUUID())
  if (!open && key !== null) setKey(null)
  return (
    <ReasonDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Adjust the balance of ${account.name}`}
      description={
        'One entry in the ledger, which is never changed or removed: to undo it, adjust the other way. ' +
        'The customer reads the reason.'
      }
      act="Adjust balance"
      done="The balance is adjusted"
      mutation={adjustBalanceMutation(account.account)}
      bodyOf={(form, reason) => ({ usd: String(form.get('usd') ?? ''), part, reason, key: key ?? '' })}
    >
      <Field
        label="Amount in USD"
        name="usd"
        required
        inputMode="text"
        autoComplete="off"
        pattern="-?\d+(\.\d+)?"
        title="An amount such as 5.00 or -5.00"
        maxLength={32}
        hint="Positive in the customer’s favour; with a minus it takes away."
      />
      <Segmented label="Kind of money" value={part} options={PARTS} onChange={setPart} />
    </ReasonDialog>
  )
}
