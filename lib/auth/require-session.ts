import { readSession } from '@/lib/auth/read-session'
import type { Session } from '@/lib/auth/schema'
import { AppError } from '@/lib/errors'

/** @throws AppError unauthorized when nobody is signed in */
export async function requireSession(
  cookieHeader: string | null,
  { now }: { now: Date } = { now: new Date() },
): Promise<Session> {
  const session = await readSession(cookieHeader, { now })
  if (!session) throw new AppError('unauthorized', 'Sign in first.')
  return session
}
