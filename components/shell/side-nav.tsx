'use client'

import type { ReactNode } from 'react'
import { NavFrame } from '@/components/shell/nav-frame'
import { NavLinks } from '@/components/shell/nav-links'
import { UserMenu } from '@/components/shell/user-menu'
import { Money } from '@/components/ui/money'
import { prepareDaysLeft } from '@/lib/billing/prepare-days-left'

export type SideNavProps = {
  /** `base` is where the account's pages stand: `/a/northwind`. */
  account: { name: string; tier: string; base: string }
  balancePicos: string
  /** Whole days that the balance lasts at the present pace, or null where there is no pace. */
  daysLeft: number | null
  email: string
  /** The button or form that signs out. */
  signOut: ReactNode
}

const PAGES = [
  { path: 'overview', label: 'Overview' },
  { path: 'usage', label: 'Usage' },
  { path: 'requests', label: 'Requests' },
  { path: 'costs', label: 'Costs' },
  { path: 'billing', label: 'Billing' },
  { path: 'keys', label: 'Keys' },
  { path: 'settings', label: 'Settings' },
] as const

function Balance({ balancePicos, daysLeft }: Pick<SideNavProps, 'balancePicos' | 'daysLeft'>) {
  const lasting = prepareDaysLeft(balancePicos, daysLeft)
  return (
    <p className="min-w-0 text-xs leading-5 text-ink-3">
      Balance <Money picos={balancePicos} />
      {lasting ? <span className="block max-wide:hidden">{lasting}</span> : null}
    </p>
  )
}

/** The account's pages, its balance, and who is signed in. */
export function SideNav({ account, balancePicos, daysLeft, email, signOut }: SideNavProps) {
  return (
    <NavFrame
      name={account.name}
      mark={account.tier}
      foot={
        <>
          <div className="px-2 max-wide:hidden">
            <Balance balancePicos={balancePicos} daysLeft={daysLeft} />
          </div>
          <UserMenu email={email} signOut={signOut} />
        </>
      }
    >
      <NavLinks label="Account" base={account.base} pages={PAGES} />
    </NavFrame>
  )
}
