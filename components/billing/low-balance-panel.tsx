'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import { showToast } from '@/components/ui/show-toast'
import { lowBalanceSchema } from '@/lib/billing/money-in-schema'
import { billingKey, setLowBalanceMutation } from '@/lib/billing/query-options'
import { formatMoney } from '@/lib/money/format-money'
import { formatUsd } from '@/lib/money/picos'

export type LowBalancePanelProps = { account: string; lowBalancePicos: string | null; canPay: boolean }

/** Chooses the balance below which the account is warned. */
export function LowBalancePanel({ account, lowBalancePicos, canPay }: LowBalancePanelProps) {
  const { locale } = useReader()
  const client = useQueryClient()
  const [below, setBelow] = useState(lowBalancePicos === null ? '' : formatUsd(BigInt(lowBalancePicos)))
  const set = useMutation({
    ...setLowBalanceMutation(account),
    onSuccess: async (_, { belowUsd }) => {
      showToast(belowUsd === null ? 'There will be no warning.' : 'The warning is set.')
      await client.invalidateQueries({ queryKey: billingKey(account) })
    },
  })
  const belowUsd = below.trim().replace(/^\$/, '') || null
  const checked = lowBalanceSchema.safeParse({ belowUsd })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (checked.success) set.mutate({ belowUsd })
  }

  const level = lowBalancePicos === null ? null : formatMoney(lowBalancePicos, locale, 'short')
  return (
    <Panel title="Low balance" sentence={level === null ? 'no warning' : `warns below ${level}`}>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3 px-4 pt-1 pb-4">
        <Field
          label="Warn below, in US dollars"
          inputMode="decimal"
          placeholder="never"
          value={below}
          disabled={!canPay}
          error={checked.success ? null : checked.error.issues[0]?.message}
          onChange={(event) => setBelow(event.target.value)}
        />
        {canPay ? (
          <Button type="submit" busy={set.isPending} disabled={!checked.success}>
            Save
          </Button>
        ) : null}
        <FormError error={set.error} />
      </form>
    </Panel>
  )
}
