import { decode } from 'next-auth/jwt'
import { authCookies } from '@/lib/auth/auth-cookies'
import { authSecret } from '@/lib/auth/auth-secret'
import { liveSession } from '@/lib/auth/live-session'
import { readCookie } from '@/lib/auth/read-cookie'
import type { Session } from '@/lib/auth/schema'

/**
 * Auth owns people: their passwords, sessions, and what their role lets them do. It doesn't know keys of
 * programs, nor what an account holds. The cookie's token only names a session; whether it counts is asked of
 * its row each time, so signing out holds at once and everywhere.
 *
 * Who sent a request with this Cookie header; null for nobody, whatever the reason.
 */
export async function readSession(
  cookieHeader: string | null,
  { now }: { now: Date } = { now: new Date() },
): Promise<Session | null> {
  const token = cookieHeader && readCookie(cookieHeader, authCookies().sessionToken.name)
  if (!token) return null
  const secret = authSecret()
  // A token that is forged, cut or out of date is no fault of ours: it is as good as none.
  const claims = await decode({ token, secret }).catch(() => null)
  return liveSession(claims?.sid, now)
}
