'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormError } from '@/components/ui/form-error'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import { Segmented } from '@/components/ui/segmented'
import { createDepositMutation } from '@/lib/billing/query-options'
import { type BillingOverview, newDepositSchema, type PaymentVia } from '@/lib/billing/schema'
import { formatCount } from '@/lib/money/format-count'
import { formatMoney } from '@/lib/money/format-money'
import { parseUsd } from '@/lib/money/picos'

export type AddFundsProps = {
  account: string
  overview: BillingOverview
  canPay: boolean
  via: PaymentVia
  proRequests: number | null
}

const PRESETS = ['5', '20', '50', '100'] as const
const OPTIONS = [
  ...PRESETS.map((value) => ({ value, label: `$${value}` })),
  { value: 'other', label: 'Other' },
]

const NEXT: Record<PaymentVia, string> = {
  stripe: 'You pay on Stripe’s page, and come back here.',
  test: 'No payment provider is connected: the next page is a test and charges nobody.',
}

function towardsPro({ tierId, depositsPicos, proDepositPicos }: BillingOverview): bigint {
  return tierId === 'basic' ? BigInt(proDepositPicos) - BigInt(depositsPicos) : 0n
}

/**
 * Chooses an amount and goes on to pay it. Five dollars in all make an account Pro, and the panel says what
 * is missing.
 */
export function AddFunds({ account, overview, canPay, via, proRequests }: AddFundsProps) {
  const { locale } = useReader()
  const router = useRouter()
  const [choice, setChoice] = useState('5')
  const [other, setOther] = useState('')
  const [savesCard, setSavesCard] = useState(false)
  const create = useMutation({
    ...createDepositMutation(account),
    onSuccess: ({ payUrl }) =>
      payUrl.startsWith('/') ? router.push(payUrl) : window.location.assign(payUrl),
  })
  const amountUsd = choice === 'other' ? other.trim().replace(/^\$/, '') : choice
  const checked = newDepositSchema.safeParse({ amountUsd })
  const fault =
    choice === 'other' && other !== '' && !checked.success ? checked.error.issues[0]?.message : null
  const missing = towardsPro(overview)
  const pace = proRequests === null ? 'no limit' : `${formatCount(proRequests, locale)} requests a minute`
  const sentence =
    missing > 0n
      ? `${formatMoney(missing, locale, 'short')} more makes you Pro: ${pace}`
      : 'to the balance, at once'
  const amount = formatMoney(parseUsd(amountUsd) ?? 0n, locale, 'short')

  function submit(event: FormEvent) {
    event.preventDefault()
    if (checked.success) create.mutate({ amountUsd, savesCard })
  }

  return (
    <Panel title="Add funds" sentence={sentence}>
      <form id="add-funds" onSubmit={submit} className="grid gap-3 px-4 pt-1 pb-4">
        <Segmented label="Amount" value={choice} options={OPTIONS} onChange={setChoice} />
        {choice === 'other' ? (
          <Field
            label="Amount in US dollars"
            inputMode="decimal"
            placeholder="25.00"
            value={other}
            error={fault}
            onChange={(event) => setOther(event.target.value)}
          />
        ) : null}
        {via === 'stripe' && canPay ? (
          <label className="flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              checked={savesCard}
              onChange={(event) => setSavesCard(event.target.checked)}
              className="size-4 accent-accent"
            />
            Save the card, for automatic top-ups
          </label>
        ) : null}
        <Button type="submit" tone="primary" busy={create.isPending} disabled={!canPay || !checked.success}>
          {checked.success ? `Pay ${amount}` : 'Pay'}
        </Button>
        <FormError error={create.error} />
        <p className="text-ink-2">
          {canPay ? NEXT[via] : 'Your role lets you look; owners and members add funds.'}
        </p>
      </form>
    </Panel>
  )
}
