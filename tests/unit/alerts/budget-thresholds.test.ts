import { describe, expect, test } from 'vitest'
import { reachedThresholds } from '@/lib/alerts/budget-thresholds'
import { forecastBudget } from '@/lib/alerts/forecast-budget'

describe('thresholds', () => {
  test.each([
    [0n, 100n, []],
    [49n, 100n, []],
    [50n, 100n, [50]],
    [79n, 100n, [50]],
    [80n, 100n, [50, 80]],
    [99n, 100n, [50, 80]],
    [100n, 100n, [50, 80, 100]],
    [1n, 3n, []],
    [2n, 3n, [50]],
    [10n ** 30n, 1n, [50, 80, 100]],
    [-5n, 100n, []],
  ])('%s of %s reach %s', (spent, amount, reached) =>
    expect(reachedThresholds(spent, amount)).toEqual(reached),
  )
})

describe('a forecast', () => {
  const month = { startAt: new Date('2026-11-01T00:00:00Z'), endAt: new Date('2026-12-01T00:00:00Z') }
  test.each([
    ['2026-11-01T23:59:59Z', null],
    ['2026-11-02T00:00:00Z', 3_000n],
    ['2026-11-16T00:00:00Z', 200n],
    ['2026-12-01T00:00:00Z', 100n],
  ])('on %s', (now, forecast) => expect(forecastBudget(100n, month, new Date(now))).toBe(forecast))
})
