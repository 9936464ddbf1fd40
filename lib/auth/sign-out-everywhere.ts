import { markSessionsEnded } from '@/lib/auth/queries'
import type { Session } from '@/lib/auth/schema'
import { signalAccessOf } from '@/lib/auth/signal-access-of'

/** Ends every session of a person at once, the one that asks too. @returns how many there were */
export async function signOutEverywhere({ userId }: Session, { now }: { now: Date }): Promise<number> {
  const ended = await markSessionsEnded({ userId }, now)
  await signalAccessOf(userId)
  return ended.length
}
