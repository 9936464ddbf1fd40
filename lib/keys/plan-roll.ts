import { AppError } from '@/lib/errors'
import type { RolledKey, RollPlan } from '@/lib/keys/queries'

const HOUR_MS = 3_600_000

/**
 * When the old key of a roll ends and until when the new one holds: the old one never lives longer than it
 * would have, and a new one gets the life span that the old one was made with.
 * @throws AppError conflict when the old key has ended already
 */
export function planRoll(old: RolledKey, overlapHours: number, now: Date): RollPlan {
  const { createdAt, expiresAt, revokedAt } = old
  if (revokedAt || (expiresAt && expiresAt.getTime() <= now.getTime())) {
    throw new AppError('conflict', 'This key has ended; make a new one instead.')
  }
  const overlapEndsAt = now.getTime() + overlapHours * HOUR_MS
  if (!expiresAt) return { oldEndsAt: new Date(overlapEndsAt), newExpiresAt: null }
  return {
    oldEndsAt: new Date(Math.min(overlapEndsAt, expiresAt.getTime())),
    newExpiresAt: new Date(now.getTime() + expiresAt.getTime() - createdAt.getTime()),
  }
}
