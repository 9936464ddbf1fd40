'use client'

import { usePathname } from 'next/navigation'

export type SwitchableAccount = { account: string; name: string; tierId: string }

/**
 * The accounts of a person, each leading to the page that is open now; nothing for a person with one. Plain
 * links: a new document keeps nothing of the account before.
 */
export function AccountSwitcher({
  current,
  accounts,
}: {
  current: string
  accounts: readonly SwitchableAccount[]
}) {
  const section = usePathname().split('/')[3] ?? 'overview'
  if (accounts.length < 2) return null
  return (
    <nav aria-label="Switch account" className="min-w-0 border-y border-line py-1.5">
      <ul className="max-h-60 space-y-0.5 overflow-y-auto p-px">
        {accounts.map(({ account, name, tierId }) => (
          <li key={account}>
            <a
              href={`/a/${account}/${section}`}
              aria-current={account === current ? 'true' : undefined}
              className={
                'flex min-h-7 items-center gap-2 rounded-md px-1.5 text-ink-2 hover:bg-sunken ' +
                'hover:text-ink aria-[current]:font-[550] aria-[current]:text-ink'
              }
            >
              <span className="min-w-0 flex-1 truncate">{name}</span>
              <span className="text-xs text-ink-2 capitalize">{tierId}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
