'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { DaysPanel } from '@/components/operator/days-panel'
import { DifferencesPanel } from '@/components/operator/differences-panel'
import { EquationsPanel } from '@/components/operator/equations-panel'
import { PeriodsPanel } from '@/components/operator/periods-panel'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { LinkButton } from '@/components/ui/link-button'
import { QueryState } from '@/components/ui/query-state'
import { TimeText } from '@/components/ui/time-text'
import { accountResultQuery, checkAccountMutation, reconcileKey } from '@/lib/reconcile/query-options'
import { type AccountResult, EQUATIONS, type Equation } from '@/lib/reconcile/schema'

function Panels({ result }: { result: AccountResult }) {
  const { account, ranAt, checked, count, differences, periods, days } = result
  const text = count === 1 ? '1 difference' : `${count} differences`
  const equations = (Object.keys(EQUATIONS) as Equation[]).map((equation) => ({
    equation,
    differences: differences.filter((each) => each.equation === equation).length,
  }))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="text-ink-2">
        Checked <TimeText at={ranAt} style="full" />: {text} in {checked.days} days, {checked.periods} sums of
        months and {checked.entries} entries.
      </p>
      <DifferencesPanel differences={differences} count={count} />
      <EquationsPanel rows={equations} sentence="of this account" />
      <DaysPanel key={ranAt} account={account} days={days} />
      <PeriodsPanel periods={periods} />
    </div>
  )
}

/** One account's books: every equation, every day, every month, and what stands behind each. */
export function ResultView({ account, name }: { account: string; name: string }) {
  const client = useQueryClient()
  const result = useQuery(accountResultQuery(account))
  const check = useMutation({
    ...checkAccountMutation(account),
    onSuccess: () => client.invalidateQueries({ queryKey: reconcileKey }),
  })
  return (
    <>
      <PageHeader title={name}>
        <LinkButton href="/operator/reconcile">All accounts</LinkButton>
        <LinkButton href={`/operator/accounts/${account}`}>Account</LinkButton>
        <Button tone="primary" busy={check.isPending} onClick={() => check.mutate()}>
          {check.isPending ? 'Checking…' : 'Check now'}
        </Button>
      </PageHeader>
      <FormError error={check.error} />
      <QueryState query={result} height={600}>
        {(data) => <Panels result={data} />}
      </QueryState>
    </>
  )
}
