'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { LinkButton } from '@/components/ui/link-button'
import { Money } from '@/components/ui/money'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { showToast } from '@/components/ui/show-toast'
import { billingKey, depositQuery, payDepositMutation } from '@/lib/billing/query-options'
import type { DepositView } from '@/lib/billing/schema'

export type PayViewProps = { account: string; deposit: DepositView; canPay: boolean }

export function PayView({ account, deposit: asOpened, canPay }: PayViewProps) {
  const router = useRouter()
  const client = useQueryClient()
  // Asked again when the reader comes back to it, since it may have been paid in another window.
  const { data: deposit } = useQuery({ ...depositQuery(account, asOpened.depositId), initialData: asOpened })
  const back = `/a/${account}/billing`
  const pay = useMutation({
    ...payDepositMutation(account),
    onSuccess: async () => {
      showToast('The payment has arrived.', 'done')
      await client.invalidateQueries({ queryKey: billingKey(account) })
      router.push(back)
      router.refresh()
    },
  })
  return (
    <>
      <PageHeader title="Test payment" />
      <div className="grid max-w-xl grid-cols-[minmax(0,1fr)] gap-5">
        <Notice tone="warn" title="Test mode.">
          No payment provider is connected, so this page stands in for its own. No card is asked for, and
          nobody is charged; the balance grows as if somebody had been.
        </Notice>
        <Panel title="Pay" sentence={deposit.depositId}>
          <div className="grid gap-3 px-4 pt-1 pb-4">
            <p className="text-2xl font-semibold">
              <Money picos={deposit.amountPicos} style="short" />
            </p>
            {deposit.status === 'pending' ? (
              <div className="flex flex-wrap gap-2">
                <Button
                  tone="primary"
                  busy={pay.isPending}
                  disabled={!canPay}
                  onClick={() => pay.mutate({ depositId: deposit.depositId })}
                >
                  Pay now (test)
                </Button>
                <LinkButton href={back}>Cancel</LinkButton>
              </div>
            ) : (
              <p>
                This deposit is {deposit.status}.{' '}
                <LinkButton tone="link" href={back}>
                  Back to Billing
                </LinkButton>
              </p>
            )}
            <FormError error={pay.error} />
          </div>
        </Panel>
      </div>
    </>
  )
}
