import { divideHalfEven } from '@/lib/money/picos'
import { DAY_MS, HOUR_MS } from '@/lib/time/range'
import type { ForecastCourse } from '@/lib/usage/forecast-schema'

/**
 * What a billing month will cost by its end, and how far off that may be. A day is expected to cost the
 * median of the last four of its weekday, times how the last seven days compare with what was to be expected
 * of them, since accounts grow and shrink; what is left of today is that times the share of a day that the
 * hours to come had in the last four weeks. The method is then tried on the account's own past months, from
 * the same point of the month on and two days to either side, and the band is the worst that it missed by.
 *
 * Shares are parts of a million of what was still to come, since only that is uncertain.
 */
export type Forecast =
  | { state: 'short'; daysKnown: number; daysNeeded: number }
  | {
      state: 'ready'
      spentPicos: bigint
      expectedPicos: bigint
      /** Null where there is no month to try the method on. */
      band: { lowPicos: bigint; highPicos: bigint; typical: number; worst: number } | null
      tries: number
      months: number
      days: { day: string; expectedPicos: bigint; isToday: boolean }[]
    }

const SAMPLES = 4
const WEEK = 7
/** Two of each weekday, so that a single odd day is not all that is known. */
const DAYS_NEEDED = 2 * WEEK
const AROUND = [-2, -1, 0, 1, 2]
const MILLION = 1_000_000n

function median(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0n
  return sorted.length % 2 === 1 ? upper : divideHalfEven((sorted[middle - 1] ?? 0n) + upper, 2n)
}

/** The median of the same weekdays among the days before `known`; days before `first` had no usage yet. */
function usualOf(costs: readonly bigint[], at: number, known: number, first: number): bigint {
  const samples: bigint[] = []
  for (let back = at - WEEK; back >= first && samples.length < SAMPLES; back -= WEEK) {
    if (back < known) samples.push(costs[back] ?? 0n)
  }
  return median(samples)
}

const sum = (values: readonly bigint[]) => values.reduce((total, value) => total + value, 0n)
const upTo = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)

/**
 * By how much the last week was above or below the usual, as a fraction between a half and two: a single week
 * says no more than that.
 */
function levelOf(costs: readonly bigint[], known: number, first: number): { part: bigint; whole: bigint } {
  const week = upTo(known - WEEK, known)
  const usual =
    known - first < DAYS_NEEDED + WEEK ? 0n : sum(week.map((at) => usualOf(costs, at, known, first)))
  if (usual === 0n) return { part: 1n, whole: 1n }
  const actual = sum(costs.slice(known - WEEK, known))
  if (actual > usual * 2n) return { part: 2n, whole: 1n }
  return actual * 2n < usual ? { part: 1n, whole: 2n } : { part: actual, whole: usual }
}

/** What each day from `known` to `end` is expected to cost by those before it. */
function expectedFrom(costs: readonly bigint[], known: number, end: number, first: number): bigint[] {
  const { part, whole } = levelOf(costs, known, first)
  return upTo(known, end).map((at) => divideHalfEven(usualOf(costs, at, known, first) * part, whole))
}

/** By how many parts of a million the rest of a past month was missed; null where nothing was expected. */
function missed(costs: readonly bigint[], known: number, end: number, first: number): number | null {
  const expected = sum(expectedFrom(costs, known, end, first))
  const actual = sum(costs.slice(known, end))
  if (expected === 0n) return null
  const off = expected > actual ? expected - actual : actual - expected
  return Number((off * MILLION) / expected)
}

const monthOf = (day: string) => day.slice(0, 7)

/** The whole months before this one, by where they begin and end among the days. */
function monthsBefore(days: ForecastCourse['days'], month: string): { start: number; end: number }[] {
  const names = [...new Set(days.map(({ day }) => monthOf(day)))].filter((name) => name < month)
  return names.flatMap((name) => {
    const start = days.findIndex(({ day }) => day === `${name}-01`)
    const end = days.findLastIndex(({ day }) => monthOf(day) === name) + 1
    return start < 0 ? [] : { start, end }
  })
}

/** The share of a day's cost that is still to come, as a fraction; the running hour counts by its minutes. */
function leftOfDay({ readAt, hoursPicos }: ForecastCourse): { part: bigint; whole: bigint } {
  const atMs = Date.parse(readAt) % DAY_MS
  const hour = Math.floor(atMs / HOUR_MS)
  const leftMs = BigInt(HOUR_MS - (atMs % HOUR_MS))
  const hours = hoursPicos.map(BigInt)
  const whole = sum(hours) * BigInt(HOUR_MS)
  // Without any usage to go by, a day costs evenly.
  if (whole === 0n) return { part: BigInt(DAY_MS - atMs), whole: BigInt(DAY_MS) }
  return { part: sum(hours.slice(hour + 1)) * BigInt(HOUR_MS) + (hours[hour] ?? 0n) * leftMs, whole }
}

function lastDayOf(month: string): number {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).getUTCDate()
}

export function prepareForecast(course: ForecastCourse): Forecast {
  const { days } = course
  const costs = days.map(({ costPicos }) => BigInt(costPicos))
  const today = days.length - 1
  const found = costs.findIndex((picos) => picos !== 0n)
  const first = found < 0 ? today : found
  const daysKnown = today - first
  if (daysKnown < DAYS_NEEDED) return { state: 'short', daysKnown, daysNeeded: DAYS_NEEDED }

  const month = monthOf(days[today]?.day ?? '')
  const start = days.findIndex(({ day }) => day === `${month}-01`)
  const end = start + lastDayOf(month)
  const { part, whole } = leftOfDay(course)
  const coming = expectedFrom(costs, today, end, first).map((full, after) => ({
    day: `${month}-${String(today - start + after + 1).padStart(2, '0')}`,
    expectedPicos: after === 0 ? divideHalfEven(full * part, whole) : full,
    isToday: after === 0,
  }))
  const spentPicos = sum(costs.slice(start))
  const restPicos = sum(coming.map(({ expectedPicos }) => expectedPicos))

  const tried = monthsBefore(days, month).map((past) =>
    AROUND.flatMap((around) => {
      const known = past.start + (today - start) + around
      const isWithin = known >= past.start && known < past.end && known - first >= DAYS_NEEDED
      return isWithin ? (missed(costs, known, past.end, first) ?? []) : []
    }),
  )
  const misses = tried.flat().sort((a, b) => a - b)
  return {
    state: 'ready',
    spentPicos,
    expectedPicos: spentPicos + restPicos,
    band: bandOf(spentPicos, restPicos, misses),
    tries: misses.length,
    months: tried.filter((month) => month.length > 0).length,
    days: coming,
  }
}

function bandOf(spentPicos: bigint, restPicos: bigint, misses: readonly number[]) {
  const worst = misses.at(-1)
  if (worst === undefined) return null
  const off = divideHalfEven(restPicos * BigInt(worst), MILLION)
  // What has been spent is spent, however wrong the rest is.
  const low = restPicos > off ? spentPicos + restPicos - off : spentPicos
  const typical = misses[misses.length >> 1] ?? worst
  return { lowPicos: low, highPicos: spentPicos + restPicos + off, typical, worst }
}
