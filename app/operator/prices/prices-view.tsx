'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AliasesPanel } from '@/components/operator/aliases-panel'
import { BookPanel } from '@/components/operator/book-panel'
import { EnterRateDialog } from '@/components/operator/enter-rate-dialog'
import { NameReading } from '@/components/operator/name-reading'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { LinkButton } from '@/components/ui/link-button'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { bookQuery } from '@/lib/pricing/query-options'

/** The whole price book: what every model costs, and what it may be called. */
export function PricesView() {
  const book = useQuery(bookQuery())
  const [isNaming, setNaming] = useState(false)
  return (
    <>
      <PageHeader title="Prices">
        <LinkButton href="/operator/prices/re-rates">Re-rates</LinkButton>
        <Button tone="primary" onClick={() => setNaming(true)}>
          New model
        </Button>
      </PageHeader>
      <QueryState query={book} height={600}>
        {({ rows, aliases }) => (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
            <BookPanel rows={rows} />
            <Panel title="Names in logs" sentence="which model a name is read as">
              <NameReading />
            </Panel>
            <AliasesPanel aliases={aliases} model={null} />
          </div>
        )}
      </QueryState>
      <EnterRateDialog model={null} kind="text" open={isNaming} onOpenChange={setNaming} />
    </>
  )
}
