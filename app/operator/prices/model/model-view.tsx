'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AliasesPanel } from '@/components/operator/aliases-panel'
import { ChangesPanel } from '@/components/operator/changes-panel'
import { EnterRateDialog } from '@/components/operator/enter-rate-dialog'
import { TimelinePanel } from '@/components/operator/timeline-panel'
import { WithdrawRate } from '@/components/operator/withdraw-rate'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { QueryState } from '@/components/ui/query-state'
import type { ModelBook, TimelineRate } from '@/lib/pricing/book-schema'
import { modelBookQuery } from '@/lib/pricing/query-options'

type PanelsProps = { book: ModelBook; withdraw: (rate: TimelineRate) => void }

function Panels({ book, withdraw }: PanelsProps) {
  const { model, timelines, moreAccounts, aliases, changes } = book
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {timelines.map((timeline) => (
        <TimelinePanel
          key={`${timeline.kind} ${timeline.account?.account ?? ''}`}
          timeline={timeline}
          withdraw={withdraw}
        />
      ))}
      {moreAccounts > 0 ? (
        <p className="text-ink-2">{moreAccounts} more accounts have rates of their own.</p>
      ) : null}
      <AliasesPanel aliases={aliases} model={model} />
      <ChangesPanel
        title="Changes"
        sentence="of list prices and names, newest first; those of one account stand with the account"
        changes={changes}
      />
    </div>
  )
}

/** One model: its rates on their timelines, its names, and who changed them. */
export function ModelView({ model }: { model: string }) {
  const book = useQuery(modelBookQuery(model))
  const [isEntering, setEntering] = useState(false)
  const [withdrawn, setWithdrawn] = useState<TimelineRate | null>(null)
  return (
    <>
      <PageHeader title={model}>
        <LinkButton href="/operator/prices">All prices</LinkButton>
        <LinkButton href={`/operator/prices/re-rates?model=${encodeURIComponent(model)}`}>
          Rate again
        </LinkButton>
        <Button tone="primary" onClick={() => setEntering(true)}>
          Enter a rate
        </Button>
      </PageHeader>
      <QueryState query={book} height={500}>
        {(data) => <Panels book={data} withdraw={setWithdrawn} />}
      </QueryState>
      <EnterRateDialog
        model={model}
        kind={book.data?.timelines[0]?.kind ?? 'text'}
        open={isEntering}
        onOpenChange={setEntering}
      />
      <WithdrawRate rate={withdrawn} onClose={() => setWithdrawn(null)} />
    </>
  )
}
