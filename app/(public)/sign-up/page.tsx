import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthCard } from '@/components/auth/auth-card'
import { SignUpForm } from '@/components/auth/sign-up-form'
import { buttonClasses } from '@/components/ui/button-classes'
import { Money } from '@/components/ui/money'
import { callbackPath } from '@/lib/auth/callback-path'
import { currentSession } from '@/lib/auth/next'
import { PRO_DEPOSIT_PICOS } from '@/lib/billing/schema'
import { env, publicUrl } from '@/lib/env'

export const metadata: Metadata = { title: 'Sign up' }

type Search = Promise<Record<string, string | string[] | undefined>>

export default async function SignUpPage({ searchParams }: { searchParams: Search }) {
  const { callbackUrl } = await searchParams
  const leadTo = callbackPath(typeof callbackUrl === 'string' ? callbackUrl : null, publicUrl())
  if (await currentSession()) redirect(leadTo)
  const isOpen = env().SIGNUP === 'open'
  const signIn = (
    <Link href="/sign-in" className={buttonClasses('link')}>
      Sign in
    </Link>
  )
  if (!isOpen) {
    const sentence = 'New accounts are made by the operator of this server. Ask there for one.'
    return (
      <AuthCard title="Sign-up is closed" sentence={sentence}>
        <p>{signIn}</p>
      </AuthCard>
    )
  }
  return (
    <AuthCard
      title="Create an account"
      sentence={
        <>
          You become the owner of a new account on Basic: no card, nothing to pay up front. Once{' '}
          <Money picos={PRO_DEPOSIT_PICOS.toString()} style="short" /> has been deposited it is Pro, with
          higher limits.
        </>
      }
      foot={<>Have an account? {signIn}</>}
    >
      <SignUpForm leadTo={leadTo} />
    </AuthCard>
  )
}
