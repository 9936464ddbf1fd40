'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { parseAsString, useQueryState } from 'nuqs'
import { type FormEvent, useState } from 'react'
import { AccountsPanel } from '@/components/operator/accounts-panel'
import { NewAccountDialog } from '@/components/operator/new-account-dialog'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Panel } from '@/components/ui/panel'
import { QueryState } from '@/components/ui/query-state'
import { accountsQuery } from '@/lib/billing/query-options'

/** Every account, found by its name, its id or a member's address. */
export function AccountsView() {
  const [search, setSearch] = useQueryState('search', parseAsString.withDefault(''))
  const [isNaming, setNaming] = useState(false)
  const accounts = useInfiniteQuery(accountsQuery(search))
  const more = { ask: () => void accounts.fetchNextPage(), busy: accounts.isFetchingNextPage }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void setSearch(String(new FormData(event.currentTarget).get('search') ?? '').trim())
  }
  return (
    <>
      <PageHeader title="Accounts">
        <Button tone="primary" onClick={() => setNaming(true)}>
          New account
        </Button>
      </PageHeader>
      <Panel title="All accounts" sentence="newest first">
        <form onSubmit={submit} className="flex flex-wrap items-end gap-2 px-4 pb-2">
          <Field
            key={search}
            label="Name, id or a member’s address"
            name="search"
            type="search"
            maxLength={254}
            defaultValue={search}
            className="w-72 max-w-full"
          />
          <Button type="submit" busy={accounts.isFetching && !accounts.isFetchingNextPage}>
            Find
          </Button>
        </form>
        <QueryState query={accounts} height={300}>
          {({ pages }) => (
            <AccountsPanel
              rows={pages.flatMap(({ rows }) => rows)}
              more={accounts.hasNextPage ? more : null}
            />
          )}
        </QueryState>
      </Panel>
      <NewAccountDialog open={isNaming} onOpenChange={setNaming} />
    </>
  )
}
