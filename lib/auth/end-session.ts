import { markSessionEnded } from '@/lib/auth/queries'

/** From now on the session is nobody's, whoever still holds its cookie. */
export async function endSession(sessionId: bigint, { now }: { now: Date }): Promise<void> {
  await markSessionEnded(sessionId, now)
}
