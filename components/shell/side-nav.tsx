'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
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

/** The account's pages. On narrow screens they are a row that scrolls sideways in itself. */
export function SideNav({ account, balancePicos, daysLeft, email, signOut }: SideNavProps) {
  const pathname = usePathname()
  return (
    <header
      className={
        'no-print flex flex-col gap-x-2 border-line bg-sunken p-2 max-wide:flex-row max-wide:flex-wrap ' +
        'max-wide:items-center max-wide:border-b wide:sticky wide:top-0 wide:z-20 wide:h-screen ' +
        'wide:border-r wide:pt-3'
      }
    >
      <p className="flex min-w-0 items-center gap-2 px-2 py-1 font-semibold wide:pb-3.5 wide:pt-1.5">
        <span aria-hidden className="size-5 shrink-0 rounded-[5px] bg-accent" />
        <span className="truncate">{account.name}</span>
        <span
          className={
            'ml-auto rounded border border-line-strong px-1.5 text-[0.6875rem] leading-4 font-medium ' +
            'text-ink-2 capitalize'
          }
        >
          {account.tier}
        </span>
      </p>
      <nav aria-label="Account" className="max-wide:order-last max-wide:w-full max-wide:overflow-x-auto">
        <ul className="flex gap-0.5 p-px wide:flex-col">
          {PAGES.map(({ path, label }) => {
            const href = `${account.base}/${path}`
            const here = pathname === href || pathname.startsWith(`${href}/`)
            return (
              <li key={path}>
                <Link
                  href={href}
                  aria-current={here ? 'page' : undefined}
                  className={
                    'block rounded-md px-2 py-[5px] whitespace-nowrap text-ink-2 hover:text-ink ' +
                    'aria-[current]:bg-panel aria-[current]:font-[550] aria-[current]:text-ink ' +
                    'aria-[current]:shadow-[0_0_0_1px_var(--line)]'
                  }
                >
                  {label}
                </Link>
              </li>
            )
          })}
        </ul>
      </nav>
      <div className="mt-auto flex min-w-0 items-center gap-2 max-wide:ml-auto wide:block">
        <div className="px-2 max-wide:hidden">
          <Balance balancePicos={balancePicos} daysLeft={daysLeft} />
        </div>
        <UserMenu email={email} signOut={signOut} />
      </div>
    </header>
  )
}
