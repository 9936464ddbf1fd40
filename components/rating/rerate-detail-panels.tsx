'use client'

import { useMutation } from '@tanstack/react-query'
import { EffectTable } from '@/components/rating/effect-table'
import { MoveRerate } from '@/components/rating/move-rerate'
import { RerateEffect } from '@/components/rating/rerate-effect'
import { RerateState } from '@/components/rating/rerate-state'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FormError } from '@/components/ui/form-error'
import { Money } from '@/components/ui/money'
import { Panel } from '@/components/ui/panel'
import { useReader } from '@/components/ui/reader'
import { TimeText } from '@/components/ui/time-text'
import { prepareDifference } from '@/lib/rating/prepare-difference'
import { prepareScopeText } from '@/lib/rating/prepare-scope'
import { previewRerateMutation } from '@/lib/rating/query-options'
import type { RerateDetail } from '@/lib/rating/schema'

function Facts({ run }: { run: RerateDetail }) {
  const { locale } = useReader()
  const { models, accounts, range } = prepareScopeText(run, locale)
  const facts = [
    { label: 'Reason', value: run.reason },
    { label: 'Models', value: models },
    { label: 'Accounts', value: accounts },
    { label: 'Usage received', value: range },
    { label: 'Begun by', value: run.createdBy },
    { label: 'Begun', value: <TimeText at={run.createdAt} style="full" /> },
    { label: 'Last moved', value: <TimeText at={run.movedAt} style="full" /> },
    { label: 'Expected difference', value: <Money picos={prepareDifference(run.expected)} signed /> },
  ]
  return (
    <dl className="px-4 pb-2">
      {facts.map(({ label, value }) => (
        <div
          key={label}
          className="flex flex-wrap justify-between gap-x-4 border-b border-line py-[7px] last:border-b-0"
        >
          <dt className="text-ink-2">{label}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What a run that stands has left to do, under the book as it is now. */
function Left({ run }: { run: RerateDetail }) {
  const look = useMutation(previewRerateMutation())
  const { accounts, models, startAt, endAt } = run
  return (
    <Panel
      title="What is left"
      sentence="under the price book as it is now"
      actions={
        <Button
          busy={look.isPending}
          onClick={() => look.mutate({ accounts, models, from: startAt, to: endAt })}
        >
          Look at it
        </Button>
      }
    >
      <div aria-live="polite" className="pb-3">
        <div className="px-4">
          <FormError error={look.error} />
        </div>
        {look.data?.events === '0' ? <EmptyState title="Nothing is left to change" /> : null}
        {look.data && look.data.events !== '0' ? <RerateEffect preview={look.data} /> : null}
      </div>
    </Panel>
  )
}

/** A run with its state, what it rates, and its effect by account so far. */
export function RerateDetailPanels({ run }: { run: RerateDetail }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <Panel title="State">
        <div className="flex flex-wrap items-start justify-between gap-3 px-4 pb-3">
          <RerateState run={run} />
          <MoveRerate run={run} />
        </div>
        <Facts run={run} />
      </Panel>
      {run.state === 'stopped' ? <Left run={run} /> : null}
      <Panel title="Changed so far" sentence="as ratings of the requests and re-rate entries of the accounts">
        {run.effects.length === 0 ? (
          <EmptyState title="Nothing yet" />
        ) : (
          <EffectTable
            caption="Changed so far"
            header="Account"
            rows={run.effects}
            rowKey={(row) => row.accountId}
            name={(row) => row.name}
            total={run.done}
          />
        )}
      </Panel>
    </div>
  )
}
