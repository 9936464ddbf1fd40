/** Whole days that a balance lasts at this pace; null when nothing is spent, 0 when nothing is left. */
export function daysLeft(balancePicos: bigint, dailyPicos: bigint): number | null {
  if (dailyPicos <= 0n) return null
  return balancePicos <= 0n ? 0 : Number(balancePicos / dailyPicos)
}
