import { markSessionsEnded } from '@/lib/auth/queries'
import { signalAccessOf } from '@/lib/auth/signal-access-of'

/** From now on the session is nobody's, whoever still holds its cookie, and its open pages hear of it. */
export async function endSession(sessionId: bigint, { now }: { now: Date }): Promise<void> {
  const [userId] = await markSessionsEnded({ sessionId }, now)
  if (userId !== undefined) await signalAccessOf(userId)
}
