import { noteSessionSeen } from '@/lib/auth/note-session-seen'
import { findLiveSession } from '@/lib/auth/queries'
import type { Session } from '@/lib/auth/schema'
import { MINUTE_MS } from '@/lib/time/range'

/** The session whose id a token carries; null when its row has ended, has expired or was never there. */
export async function liveSession(sid: unknown, now: Date): Promise<Session | null> {
  if (typeof sid !== 'string' || !/^\d{1,19}$/.test(sid)) return null
  const sessionId = BigInt(sid)
  if (BigInt.asIntN(64, sessionId) !== sessionId) return null
  const row = await findLiveSession(sessionId, now)
  if (!row) return null
  if (now.getTime() - row.lastSeenAt.getTime() >= MINUTE_MS) await noteSessionSeen(sessionId, now)
  const { userId, email, name, isOperator, lastAccountId } = row.user
  return { sessionId, userId, email, name, isOperator, lastAccountId }
}
