'use client'

import { useQuery } from '@tanstack/react-query'
import { AccountSwitcher, type SwitchableAccount } from '@/components/auth/account-switcher'
import { SignOutButton } from '@/components/auth/sign-out-button'
import { SideNav } from '@/components/shell/side-nav'
import { LinkButton } from '@/components/ui/link-button'
import { billingOverviewQuery } from '@/lib/billing/query-options'
import type { BillingOverview } from '@/lib/billing/schema'

export type LiveNavProps = {
  account: string
  name: string
  email: string
  overview: BillingOverview
  accounts: readonly SwitchableAccount[]
  /** Whether the person runs the platform too. */
  isOperator: boolean
}

/** The account's navigation; its tier and balance move with what the stream tells. */
export function LiveNav({ account, name, email, overview, accounts, isOperator }: LiveNavProps) {
  const { data } = useQuery({ ...billingOverviewQuery(account), initialData: overview })
  return (
    <SideNav
      account={{ name, tier: data.tierId, base: `/a/${account}` }}
      balancePicos={data.balancePicos}
      daysLeft={data.daysLeft}
      email={email}
      signOut={
        <>
          <AccountSwitcher current={account} accounts={accounts} />
          {isOperator ? <LinkButton href="/operator/prices">Operator pages</LinkButton> : null}
          <SignOutButton />
        </>
      }
    />
  )
}
