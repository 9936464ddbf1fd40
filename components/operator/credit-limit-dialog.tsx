'use client'

import { ReasonDialog } from '@/components/operator/reason-dialog'
import { Field } from '@/components/ui/field'
import type { OperatedAccount } from '@/lib/billing/operator-schema'
import { setCreditLimitMutation } from '@/lib/billing/query-options'
import { formatUsd } from '@/lib/money/picos'

type Props = { account: OperatedAccount; open: boolean; onOpenChange: (open: boolean) => void }

/** How far below zero an account's balance may go. */
export function CreditLimitDialog({ account, open, onOpenChange }: Props) {
  return (
    <ReasonDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Credit limit of ${account.name}`}
      description="Requests are refused when the balance is at or below minus this amount."
      act="Set credit limit"
      done="The credit limit is set"
      mutation={setCreditLimitMutation(account.account)}
      bodyOf={(form, reason) => ({ usd: String(form.get('usd') ?? ''), reason })}
    >
      <Field
        label="Credit limit in USD"
        name="usd"
        required
        inputMode="decimal"
        autoComplete="off"
        maxLength={32}
        defaultValue={formatUsd(BigInt(account.creditLimitPicos))}
      />
    </ReasonDialog>
  )
}
