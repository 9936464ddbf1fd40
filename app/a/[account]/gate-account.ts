import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { currentSession } from '@/lib/auth/next'
import { type Membership, requireMember } from '@/lib/auth/require-member'
import type { Session } from '@/lib/auth/schema'
import { AppError } from '@/lib/errors'
import { requestPath } from '@/lib/http/request-path'

/**
 * Lets a member of the account pass, and gives who it is. Nobody is sent to sign in and back to this very
 * view; to a stranger the account doesn't exist. Every page asks it, not only the frame around them, since a
 * frame that a browser has already is not made again.
 */
export const gateAccount = cache(async (account: string): Promise<Membership & { session: Session }> => {
  const session = await currentSession()
  if (!session) {
    const path = requestPath(await headers()) ?? `/a/${account}/overview`
    redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`)
  }
  try {
    return { ...(await requireMember(session, account)), session }
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
})
