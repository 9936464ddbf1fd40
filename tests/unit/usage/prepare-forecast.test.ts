import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ForecastCourse } from '@/lib/usage/forecast-schema'
import { type Forecast, prepareForecast } from '@/lib/usage/prepare-forecast'
import { prepareForecastText } from '@/lib/usage/prepare-forecast-text'

const DAY = 86_400_000
const EVEN = Array<string>(24).fill('1')

/** Days in a row, the last of them the one of `readAt`, each costing what `cost` says of its date. */
function courseOf(
  firstDay: string,
  readAt: string,
  cost: (date: Date) => bigint,
  hoursPicos = EVEN,
): ForecastCourse {
  const first = Date.parse(`${firstDay}T00:00:00Z`)
  const count = Math.floor((Date.parse(readAt) - first) / DAY) + 1
  const days = Array.from({ length: count }, (_, at) => {
    const date = new Date(first + at * DAY)
    return { day: date.toISOString().slice(0, 10), costPicos: cost(date).toString() }
  })
  return { readAt, days, hoursPicos }
}

function ready(course: ForecastCourse): Extract<Forecast, { state: 'ready' }> {
  const forecast = prepareForecast(course)
  if (forecast.state !== 'ready') throw new Error('there was too little history')
  return forecast
}

/** Every weekday costs the same in each week. */
const weekly = (date: Date) => BigInt(1000 * (date.getUTCDay() + 1))

describe('prepareForecast', () => {
  it('is exact, with no band to speak of, where every week is like the one before', () => {
    // Half of today has gone, and half of its cost.
    const readAt = '2026-11-10T12:00:00.000Z'
    const course = courseOf('2026-07-04', readAt, weekly)
    course.days[course.days.length - 1] = { day: '2026-11-10', costPicos: '1500' }
    const forecast = ready(course)
    const whole = Array.from({ length: 30 }, (_, at) => weekly(new Date(Date.UTC(2026, 10, at + 1))))
    expect(forecast.expectedPicos).toBe(whole.reduce((sum, picos) => sum + picos, 0n))
    expect(forecast.band).toEqual({
      lowPicos: forecast.expectedPicos,
      highPicos: forecast.expectedPicos,
      typical: 0,
      worst: 0,
    })
    expect([forecast.tries, forecast.months]).toEqual([15, 3])
    expect(forecast.days[0]).toEqual({ day: '2026-11-10', expectedPicos: 1500n, isToday: true })
    expect(forecast.days.at(-1)).toEqual({ day: '2026-11-30', expectedPicos: 2000n, isToday: false })
  })

  it('takes of today what its hours usually still bring', () => {
    const hours = EVEN.map((_, hour) => (hour < 18 ? '1' : '13'))
    // 18 of 96 parts have come by six in the evening; half an hour later 6.5 more.
    const course = courseOf('2026-09-01', '2026-11-30T18:30:00.000Z', () => 96_000n, hours)
    const [today] = ready(course).days
    expect(today?.expectedPicos).toBe(71_500n)
  })

  it('follows an account that grows, by no more than the double', () => {
    const readAt = '2026-11-20T00:00:00.000Z'
    const grows = (date: Date) => BigInt(Math.round(1_000_000 * 1.02 ** (date.getTime() / DAY - 20_000)))
    const { days, band } = ready(courseOf('2026-07-04', readAt, grows))
    const actual = days.map(({ day }) => grows(new Date(`${day}T00:00:00Z`)))
    const off = days.map(({ expectedPicos }, at) => Number(expectedPicos) / Number(actual[at]) - 1)
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(0.25)
    expect(band?.worst).toBeLessThan(250_000)
    const jumps = (date: Date) => (date.toISOString() < '2026-11-13' ? 100n : 1_000n)
    const jumped = ready(courseOf('2026-07-04', readAt, jumps)).days
    expect(jumped.map(({ expectedPicos }) => expectedPicos)).toEqual(Array(11).fill(200n))
  })

  it('is not led astray by a single odd day', () => {
    const odd = (date: Date) => (date.toISOString().startsWith('2026-11-02') ? 10n ** 12n : 7_000n)
    const course = courseOf('2026-09-01', '2026-11-20T00:00:00.000Z', odd)
    for (const { expectedPicos } of ready(course).days) expect(expectedPicos).toBe(7_000n)
  })

  it('states the worst miss of its past months as the band, never below what is spent', () => {
    // Each day costs twice as much from October on: tried on October it expects half of what came.
    const grown = (date: Date) => (date.getUTCMonth() >= 9 ? 2_000n : 1_000n)
    const forecast = ready(courseOf('2026-07-04', '2026-11-03T00:00:00.000Z', grown))
    expect(forecast.band?.worst).toBeGreaterThan(900_000)
    expect(forecast.band?.typical).toBe(0)
    expect(forecast.band?.lowPicos).toBeGreaterThanOrEqual(forecast.spentPicos)
    expect(prepareForecastText(forecast, 'en-US')).toMatch(/Tried 15 times on its last 3 months .* at worst/)
  })

  it('has no band before there was a whole month, and says so', () => {
    const course = courseOf('2026-11-01', '2026-11-20T00:00:00.000Z', () => 5n)
    const forecast = ready(course)
    expect([forecast.band, forecast.tries]).toEqual([null, 0])
    expect(prepareForecastText(forecast, 'en-US')).toContain('its error is not known')
  })

  it.each([
    ['2026-11-07', 13],
    ['2026-11-20', 0],
  ])('has too little to go by with usage since %s', (since, daysKnown) => {
    const from = (date: Date) => (date.toISOString().slice(0, 10) < since ? 0n : 9n)
    const course = courseOf('2026-07-04', '2026-11-20T10:00:00.000Z', from)
    expect(prepareForecast(course)).toEqual({ state: 'short', daysKnown, daysNeeded: 14 })
  })

  it('has nothing to go by without any usage', () => {
    const course = courseOf('2026-07-04', '2026-11-20T10:00:00.000Z', () => 0n)
    expect(prepareForecast(course)).toEqual({ state: 'short', daysKnown: 0, daysNeeded: 14 })
  })

  it('adds up: what was spent and the days to come are what is expected, and the band holds it', () => {
    const costs = fc.array(fc.bigInt({ min: 0n, max: 10n ** 15n }), { minLength: 130, maxLength: 150 })
    const minute = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(costs, minute, (given, minutes) => {
        const readAt = new Date(Date.UTC(2026, 10, 17) + minutes * 60_000).toISOString()
        let at = 0
        const course = courseOf('2026-07-10', readAt, () => given[at++ % given.length] ?? 0n)
        const forecast = prepareForecast(course)
        if (forecast.state === 'short') return
        const rest = forecast.days.reduce((sum, { expectedPicos }) => sum + expectedPicos, 0n)
        expect(forecast.spentPicos + rest).toBe(forecast.expectedPicos)
        expect(forecast.days).toHaveLength(14)
        const { lowPicos = 0n, highPicos = 10n ** 30n } = forecast.band ?? {}
        expect(lowPicos >= forecast.spentPicos && lowPicos <= forecast.expectedPicos).toBe(true)
        expect(highPicos >= forecast.expectedPicos).toBe(true)
      }),
    )
  })
})
