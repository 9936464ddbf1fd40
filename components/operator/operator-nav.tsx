'use client'

import { SignOutButton } from '@/components/auth/sign-out-button'
import { NavFrame } from '@/components/shell/nav-frame'
import { NavLinks } from '@/components/shell/nav-links'
import { UserMenu } from '@/components/shell/user-menu'
import { LinkButton } from '@/components/ui/link-button'

export type OperatorNavProps = {
  email: string
  hasAccount: boolean
  /** How many models of accounts have usage without a price. */
  unpriced: number
}

/** The pages of those who run the platform; back to an account of one's own from the menu. */
export function OperatorNav({ email, hasAccount, unpriced }: OperatorNavProps) {
  const pages = [
    { path: 'prices', label: 'Prices' },
    { path: 'unpriced', label: 'Unpriced', waiting: unpriced },
    { path: 'accounts', label: 'Accounts' },
    { path: 'sources', label: 'Sources' },
    { path: 'reconcile', label: 'Reconcile' },
  ]
  const menu = (
    <>
      {hasAccount ? <LinkButton href="/overview">Your account</LinkButton> : null}
      <SignOutButton />
    </>
  )
  return (
    <NavFrame name="Platform" mark="Operator" foot={<UserMenu email={email} signOut={menu} />}>
      <NavLinks label="Operator" base="/operator" pages={pages} />
    </NavFrame>
  )
}
