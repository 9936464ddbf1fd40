/**
 * What a forecast is made of, as it is read: the cost of each UTC day in a row, the last of them today as far
 * as it has come, and what the last four weeks cost by hour of the day, UTC. Amounts are decimal strings of
 * picos, days read `2026-11-24`.
 */
export type ForecastCourse = {
  readAt: string
  days: { day: string; costPicos: string }[]
  /** 24 of them. */
  hoursPicos: string[]
}
