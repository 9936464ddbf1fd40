/** How long a balance lasts at the present pace, in words; null when there is no pace to tell by. */
export function prepareDaysLeft(balancePicos: string, daysLeft: number | null): string | null {
  if (BigInt(balancePicos) <= 0n) return 'nothing left'
  if (daysLeft === null) return null
  if (daysLeft > 730) return 'more than two years left'
  if (daysLeft === 0) return 'less than a day left'
  return `about ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left`
}
