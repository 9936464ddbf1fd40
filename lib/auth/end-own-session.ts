import { markSessionsEnded } from '@/lib/auth/queries'
import type { Session } from '@/lib/auth/schema'
import { signalAccessOf } from '@/lib/auth/signal-access-of'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'

/** Ends one of the asker's own sessions at once, by its outward id. @throws AppError not_found */
export async function endOwnSession(session: Session, id: string, { now }: { now: Date }): Promise<void> {
  const { userId } = session
  const sessionId = parseId('ses', id)
  const ended = sessionId ? await markSessionsEnded({ sessionId, userId }, now) : []
  if (ended.length === 0) throw new AppError('not_found', 'There is no such session.')
  await signalAccessOf(userId)
}
