'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { FormError } from '@/components/ui/form-error'
import { LinkButton } from '@/components/ui/link-button'
import { Money } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { billingKey, settleDepositQuery } from '@/lib/billing/query-options'
import type { DepositStatus, DepositView } from '@/lib/billing/schema'

export type PaidViewProps = { account: string; deposit: DepositView }

const WORDS: Record<DepositStatus, string> = {
  pending:
    'Stripe has not said yet that the money has come. This page asks again every few seconds; a bank debit ' +
    'takes days, and is booked when it arrives, also when this page is closed.',
  settled: 'The payment has arrived and is in the balance.',
  failed: 'No money came, and nothing was booked.',
}

export function PaidView({ account, deposit: asOpened }: PaidViewProps) {
  const client = useQueryClient()
  const asked = useQuery({
    ...settleDepositQuery(account, asOpened.depositId),
    enabled: asOpened.status !== 'settled',
  })
  const deposit = asked.data ?? asOpened
  useEffect(() => {
    if (deposit.status === 'settled') void client.invalidateQueries({ queryKey: billingKey(account) })
  }, [account, client, deposit.status])
  return (
    <>
      <PageHeader title="Payment" />
      <Panel title="Deposit" sentence={deposit.depositId} className="max-w-xl">
        <div className="grid gap-3 px-4 pt-1 pb-4">
          <p className="text-2xl font-semibold">
            <Money picos={deposit.amountPicos} style="short" />
          </p>
          <p role="status">
            {WORDS[deposit.status]} {deposit.failure}
          </p>
          <FormError error={asked.error} />
          <LinkButton tone="primary" href={`/a/${account}/billing`} className="w-fit">
            Back to Billing
          </LinkButton>
        </div>
      </Panel>
    </>
  )
}
