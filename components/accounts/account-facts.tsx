'use client'

import { CopyButton } from '@/components/ui/copy-button'
import { Tag } from '@/components/ui/tag'
import { TimeText } from '@/components/ui/time-text'
import type { AccountSettings } from '@/lib/accounts/schema'

/** What nobody changes here, and, `named`, what only others may: the account's name and zone. */
export function AccountFacts({ settings, named }: { settings: AccountSettings; named: boolean }) {
  const { account, name, timeZone, tierId, tierByHand, createdAt } = settings
  return (
    <dl className="grid gap-x-4 gap-y-2 wide:grid-cols-[120px_minmax(0,1fr)]">
      {named ? (
        <>
          <dt className="text-ink-2">Name</dt>
          <dd className="break-words">{name}</dd>
          <dt className="text-ink-2">Time zone</dt>
          <dd>{timeZone}</dd>
        </>
      ) : null}
      <dt className="text-ink-2">Id</dt>
      <dd className="flex flex-wrap items-center gap-2">
        <code className="font-mono text-xs">{account}</code>
        <CopyButton text={account} />
      </dd>
      <dt className="text-ink-2">Tier</dt>
      <dd className="flex flex-wrap items-center gap-2">
        <Tag tone={tierId === 'basic' ? 'plain' : 'accent'}>
          <span className="capitalize">{tierId}</span>
        </Tag>
        <span className="text-ink-2">{tierByHand ? 'set by an operator' : 'by its deposits'}</span>
      </dd>
      <dt className="text-ink-2">Since</dt>
      <dd>
        <TimeText at={createdAt} style="month" />
      </dd>
    </dl>
  )
}
