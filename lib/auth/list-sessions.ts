import { liveSessionsOf } from '@/lib/auth/queries'
import type { Session, SessionRow } from '@/lib/auth/schema'
import { formatId } from '@/lib/db/id'

/** Where a person is signed in, this session included; those that have ended or run out are not told. */
export async function listSessions(session: Session, { now }: { now: Date }): Promise<SessionRow[]> {
  const rows = await liveSessionsOf(session.userId, now)
  return rows.map(({ sessionId, device, createdAt, lastSeenAt }) => ({
    sessionId: formatId('ses', sessionId),
    device,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    isThis: sessionId === session.sessionId,
  }))
}
