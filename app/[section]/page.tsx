import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuthCard } from '@/components/auth/auth-card'
import { SignOutButton } from '@/components/auth/sign-out-button'
import { homeAccount } from '@/lib/auth/home-account'
import { currentSession } from '@/lib/auth/next'

export const metadata: Metadata = { title: 'No account' }

const SECTIONS = ['overview', 'usage', 'requests', 'costs', 'billing', 'keys', 'settings']

/** What is no section is no route, so that the page that says so comes whole from the server. */
export const dynamicParams = false
export const generateStaticParams = () => SECTIONS.map((section) => ({ section }))

type Props = {
  params: Promise<{ section: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/**
 * `/usage` and the like: the same page, with the same view, of the account that the person used last. An
 * operator who is a member of none is led to what they run.
 */
export default async function SectionPage({ params, searchParams }: Props) {
  const { section } = await params
  const view = new URLSearchParams()
  for (const [name, values] of Object.entries(await searchParams)) {
    for (const value of [values ?? []].flat()) view.append(name, value)
  }
  const rest = view.size > 0 ? `${section}?${view}` : section
  const session = await currentSession()
  if (!session) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`/${rest}`)}`)
  const account = await homeAccount(session)
  if (account) redirect(`/a/${account}/${rest}`)
  if (session.isOperator) redirect('/operator/prices')
  return (
    <AuthCard
      title="No account to show"
      sentence={
        `You are signed in as ${session.email}, who is not a member of any account. ` +
        'Ask the owner of an account to add you.'
      }
    >
      <SignOutButton />
    </AuthCard>
  )
}
