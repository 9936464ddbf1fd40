import { DAY_MS } from '@/lib/time/range'

export const ON_A_DATE = 'date'

/**
 * When a key ends, as an ISO instant: after so many days, or with the end of a date in UTC; null for never.
 */
export function expiryOf(choice: string, date: string, now: Date): string | null {
  if (choice === '') return null
  if (choice !== ON_A_DATE) return new Date(now.getTime() + Number(choice) * DAY_MS).toISOString()
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString()
}
