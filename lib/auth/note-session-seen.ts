import { touchSession } from '@/lib/auth/queries'
import { log } from '@/lib/log'
import { MINUTE_MS } from '@/lib/time/range'

/** "Last seen" is exact to a minute: a busy session costs one write a minute, not one a request. */
export async function noteSessionSeen(sessionId: bigint, now: Date): Promise<void> {
  try {
    await touchSession(sessionId, now, new Date(now.getTime() - MINUTE_MS))
  } catch (error) {
    // A date that people look at is not worth refusing the request for.
    log.warn(
      { err: error instanceof Error ? error.message : typeof error },
      'a session was not noted as seen',
    )
  }
}
