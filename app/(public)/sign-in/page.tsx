import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AuthCard } from '@/components/auth/auth-card'
import { type DemoSignIn, SignInForm } from '@/components/auth/sign-in-form'
import { buttonClasses } from '@/components/ui/button-classes'
import { callbackPath } from '@/lib/auth/callback-path'
import { currentSession } from '@/lib/auth/next'
import { refusalText } from '@/lib/auth/query-options'
import { DEMO_OPERATOR, DEMO_PASSWORD, DEMO_USERS } from '@/lib/demo/schema'
import { env, publicUrl } from '@/lib/env'

export const metadata: Metadata = { title: 'Sign in' }

type Search = Promise<Record<string, string | string[] | undefined>>

const TIER_NAMES = { basic: 'Basic', pro: 'Pro', enterprise: 'Enterprise' } as const

/** The members of the demo's accounts and its operator, and nobody where there is no demo. */
function demoUsers(): DemoSignIn[] {
  if (!env().DEMO) return []
  const members = DEMO_USERS.map(({ email, account, tierId }) => ({
    email,
    password: DEMO_PASSWORD,
    label: account,
    detail: TIER_NAMES[tierId],
  }))
  const { email, name } = DEMO_OPERATOR
  return [...members, { email, password: DEMO_PASSWORD, label: name, detail: 'Operator' }]
}

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const { callbackUrl, error } = await searchParams
  const leadTo = callbackPath(typeof callbackUrl === 'string' ? callbackUrl : null, publicUrl())
  if (await currentSession()) redirect(leadTo)
  const signUp = `/sign-up${leadTo === '/' ? '' : `?callbackUrl=${encodeURIComponent(leadTo)}`}`
  return (
    <AuthCard
      title="Sign in"
      sentence="See what your requests use, what they cost and which limits they meet."
      foot={
        env().SIGNUP === 'open' ? (
          <>
            No account yet?{' '}
            <Link href={signUp} className={buttonClasses('link')}>
              Create one
            </Link>
          </>
        ) : null
      }
    >
      <SignInForm
        leadTo={leadTo}
        refusal={typeof error === 'string' ? refusalText(error) : null}
        demo={demoUsers()}
      />
    </AuthCard>
  )
}
