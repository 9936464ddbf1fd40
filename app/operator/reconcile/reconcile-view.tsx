'use client'

import { useQuery } from '@tanstack/react-query'
import { EquationsPanel } from '@/components/operator/equations-panel'
import { ResultsPanel } from '@/components/operator/results-panel'
import { useCheckAll } from '@/components/operator/use-check-all'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { FormError } from '@/components/ui/form-error'
import { Notice } from '@/components/ui/notice'
import { QueryState } from '@/components/ui/query-state'
import { TimeText } from '@/components/ui/time-text'
import { reconcileOverviewQuery } from '@/lib/reconcile/query-options'
import type { ReconcileOverview } from '@/lib/reconcile/schema'

function titleOf({ checked, unequal }: ReconcileOverview): string {
  if (checked === 0) return 'Nothing has been checked yet.'
  return unequal === 0 ? 'Everything that was checked agrees.' : `${unequal} accounts differ.`
}

function Verdict(overview: ReconcileOverview) {
  const { accounts, checked, unequal, oldestAt, newestAt } = overview
  return (
    <Notice tone={unequal === 0 ? (checked < accounts ? 'warn' : 'good') : 'bad'} title={titleOf(overview)}>
      {checked} of {accounts} accounts were checked
      {oldestAt && newestAt ? (
        <>
          , the last <TimeText at={newestAt} style="moment" />, the one longest ago{' '}
          <TimeText at={oldestAt} style="moment" /> (UTC)
        </>
      ) : null}
      .
    </Notice>
  )
}

/** Whether events, rollups, ledger, statements and export say one number, over all accounts. */
export function ReconcileView() {
  const overview = useQuery(reconcileOverviewQuery())
  const { progress, isRunning, error, start, stop } = useCheckAll()
  return (
    <>
      <PageHeader title="Reconcile">
        <p role="status" className="text-ink-2">
          {progress ? `${progress.done} of ${progress.total} accounts checked` : null}
        </p>
        {isRunning ? <Button onClick={stop}>Stop</Button> : null}
        <Button tone="primary" busy={isRunning} onClick={start}>
          {isRunning ? 'Checking…' : 'Check all accounts'}
        </Button>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <FormError error={error} />
        <QueryState query={overview} height={600}>
          {(data) => (
            <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
              <Verdict {...data} />
              {data.checked > 0 ? (
                <EquationsPanel
                  rows={data.equations}
                  sentence={`to the pico, over the accounts that were checked: ${data.checked}`}
                />
              ) : null}
              <ResultsPanel rows={data.rows} accounts={data.accounts} />
            </div>
          )}
        </QueryState>
      </div>
    </>
  )
}
