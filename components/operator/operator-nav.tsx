'use client'

import { SignOutButton } from '@/components/auth/sign-out-button'
import { NavFrame } from '@/components/shell/nav-frame'
import { NavLinks } from '@/components/shell/nav-links'
import { UserMenu } from '@/components/shell/user-menu'
import { LinkButton } from '@/components/ui/link-button'

const PAGES = [
  { path: 'prices', label: 'Prices' },
  { path: 'accounts', label: 'Accounts' },
  { path: 'sources', label: 'Sources' },
] as const

/** The pages of those who run the platform; back to an account of one's own from the menu. */
export function OperatorNav({ email, hasAccount }: { email: string; hasAccount: boolean }) {
  const menu = (
    <>
      {hasAccount ? <LinkButton href="/overview">Your account</LinkButton> : null}
      <SignOutButton />
    </>
  )
  return (
    <NavFrame name="Platform" mark="Operator" foot={<UserMenu email={email} signOut={menu} />}>
      <NavLinks label="Operator" base="/operator" pages={PAGES} />
    </NavFrame>
  )
}
