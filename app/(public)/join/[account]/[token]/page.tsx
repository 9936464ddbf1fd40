import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { AuthCard } from '@/components/auth/auth-card'
import { JoinForm } from '@/components/auth/join-form'
import { SignOutButton } from '@/components/auth/sign-out-button'
import { buttonClasses } from '@/components/ui/button-classes'
import { findInvitation } from '@/lib/accounts/find-invitation'
import { findUserByEmail } from '@/lib/auth/find-user-by-email'
import { currentSession } from '@/lib/auth/next'

// The address is a secret of its own: it goes on to no other site, and into no index.
export const metadata: Metadata = { title: 'Invitation', referrer: 'no-referrer', robots: 'noindex' }

type Props = { params: Promise<{ account: string; token: string }> }

/**
 * Where an invitation's link leads: somebody signed in joins, somebody known signs in, somebody new signs up.
 */
export default async function JoinPage({ params }: Props) {
  const { account, token } = await params
  const invitation = await findInvitation({ account, token }, { now: new Date() })
  if (!invitation) {
    const sentence =
      'It may have been used already, withdrawn, replaced by a newer one, or have run out. ' +
      'Ask the owner of the account for a new link.'
    return (
      <AuthCard title="This invitation no longer works" sentence={sentence}>
        <p>
          <Link href="/" className={buttonClasses('link')}>
            Go on without it
          </Link>
        </p>
      </AuthCard>
    )
  }
  const { accountName, email, role } = invitation
  const card = (content: ReactNode, foot?: ReactNode) => (
    <AuthCard
      title={`Join ${accountName}`}
      sentence={`${email} is invited to this account as ${role}.`}
      foot={foot}
    >
      {content}
    </AuthCard>
  )
  const session = await currentSession()
  const form = { account, token, accountName, email }
  if (session && session.email !== email) {
    return card(
      <SignOutButton />,
      `You are signed in as ${session.email}. Sign out, then open the link again.`,
    )
  }
  if (session) return card(<JoinForm {...form} isNew={false} />)
  if ((await findUserByEmail(email)) === null) return card(<JoinForm {...form} isNew />)
  const callbackUrl = encodeURIComponent(`/join/${account}/${token}`)
  return card(
    <Link href={`/sign-in?callbackUrl=${callbackUrl}`} className={buttonClasses('primary', 'min-h-9')}>
      Sign in to join
    </Link>,
  )
}
