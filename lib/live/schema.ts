import type { LiveMinutes } from '@/lib/usage/schema'

/**
 * What an open page is told: always the whole present state, never a difference, so that a message that was
 * missed is made good by the next one. Amounts are decimal strings of picos.
 */
export type LiveMessage = {
  at: string
  tierId: string
  balance: { balancePicos: string; promoPicos: string; paidPicos: string }
  minutes: LiveMinutes
}

/**
 * A message comes at least this often, with or without news; a page that hears nothing for twice as long is
 * stale.
 */
export const LIVE_EVERY_MS = 15_000

/** The event that says that what its reader may see or do in the account may have changed. */
export const ACCESS_EVENT = 'access'
