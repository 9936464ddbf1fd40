import { authCookies } from '@/lib/auth/auth-cookies'
import { readCookie } from '@/lib/auth/read-cookie'
import { readSession } from '@/lib/auth/read-session'
import type { Session } from '@/lib/auth/schema'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'

export type Operator = { session: Session; actor: string }

/**
 * Lets an operator pass, by the Cookie header of a request. To everyone else, signed in or not, what only
 * operators see does not exist; but who comes with a session that has ended is asked to sign in again, so
 * that an operator finds the way back.
 * @throws AppError not_found, unauthorized (the session has ended)
 */
export async function requireOperator(
  cookieHeader: string | null,
  { now }: { now: Date } = { now: new Date() },
): Promise<Operator> {
  const session = await readSession(cookieHeader, { now })
  if (session?.isOperator) return { session, actor: formatId('usr', session.userId) }
  if (!session && readCookie(cookieHeader ?? '', authCookies().sessionToken.name)) {
    throw new AppError('unauthorized', 'Sign in first.')
  }
  throw new AppError('not_found', 'There is nothing at this address.')
}
