import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { authCookies } from '@/lib/auth/auth-cookies'
import { authSecret } from '@/lib/auth/auth-secret'
import { signIn } from '@/lib/auth/sign-in'
import { PASSWORD } from './make-account'

/**
 * A user's Cookie header, as a browser would send it after signing in; each from a network address of its
 * own.
 */
export async function signedIn(email: string, password = PASSWORD): Promise<string> {
  const origin = { address: randomUUID(), userAgent: 'test', cookieHeader: null }
  const session = await signIn({ email, password }, origin, { now: new Date() })
  if (!session) throw new Error('the test user could not sign in')
  const token = await encode({ token: { sid: String(session.sessionId) }, secret: authSecret() })
  return `${authCookies().sessionToken.name}=${token}`
}
