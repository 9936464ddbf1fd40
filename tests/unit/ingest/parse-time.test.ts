import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRfc3339, unixMicros } from '@/lib/ingest/formats/parse-time'
import { readTime } from '@/lib/ingest/formats/read-time'
import { RowRefused } from '@/lib/ingest/formats/row-refused'

const NOON_MICROS = Date.UTC(2026, 2, 1, 12) * 1000

describe('RFC 3339', () => {
  it.each([
    ['2026-03-01T12:00:00Z', NOON_MICROS],
    ['2026-03-01t12:00:00z', NOON_MICROS],
    ['2026-03-01 12:00:00+00:00', NOON_MICROS],
    ['2026-03-01T17:45:00.000001+05:45', NOON_MICROS + 1],
    ['2026-02-28T23:30:00.5-12:30', NOON_MICROS + 500_000],
    ['2026-03-01T12:00:00.123456789Z', NOON_MICROS + 123_456],
    ['2026-03-01T12:00:00.999999999Z', NOON_MICROS + 999_999],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29) * 1000],
  ])('reads %s to the microsecond', (text, micros) => {
    expect(parseRfc3339(text)).toBe(micros)
  })

  it('keeps second 60 in its own minute, as its last microsecond', () => {
    expect(parseRfc3339('2026-03-01T11:59:60Z')).toBe(NOON_MICROS - 1)
    expect(parseRfc3339('2026-03-01T11:59:60.25Z')).toBe(NOON_MICROS - 1)
  })

  it('reads the times of one minute as it reads each alone', () => {
    const seconds = ['00', '07', '59', '60', '61', '5', '1a', ' 1', '']
    const fractions = ['', '.', '.5', '.123', '.000001', '.123456789', '.12x', '.1.2', `.${'9'.repeat(31)}`]
    for (const second of seconds) {
      for (const fraction of fractions) {
        const text = `2026-03-01T12:34:${second}${fraction}Z`
        expect(parseRfc3339('2020-01-01T00:00:00Z')).toBe(Date.UTC(2020, 0) * 1000)
        const alone = parseRfc3339(text)
        expect(parseRfc3339('2026-03-01T12:34:56Z')).toBe(NOON_MICROS + 2_096_000_000)
        expect(parseRfc3339(text)).toBe(alone)
      }
    }
  })

  it.each([
    '2026-03-01',
    '2026-03-01T12:00:00',
    '2026-03-01T12:00Z',
    '2026-3-1T12:00:00Z',
    '2026-02-29T12:00:00Z',
    '2026-13-01T12:00:00Z',
    '2026-00-10T12:00:00Z',
    '2026-04-31T12:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T12:60:00Z',
    '2026-03-01T12:00:61Z',
    '2026-03-01T12:00:00.Z',
    '2026-03-01T12:00:00+24:00',
    '2026-03-01T12:00:00+0530',
    '2026-03-01T12:00:00 Z',
    '0001-01-01T00:00:00Z',
    '1969-12-31T23:59:59Z',
    '1772366400',
    '٢٠٢٦-03-01T12:00:00Z',
  ])('refuses %s', (text) => {
    expect(parseRfc3339(text)).toBeNull()
  })
})

describe('Unix seconds', () => {
  it('hold every microsecond of these decades', () => {
    const micros = fc.integer({ min: Date.UTC(2020, 0) * 1000, max: Date.UTC(2100, 0) * 1000 })
    fc.assert(
      fc.property(micros, (at) => {
        const text = `${Math.floor(at / 1e6)}.${String(at % 1e6).padStart(6, '0')}`
        expect(unixMicros(Number(text))).toBe(at)
      }),
    )
  })
})

describe('the time of a row', () => {
  const now = NOON_MICROS / 1000
  const minute = 60e6
  const day = 86_400e6
  const refused = (value: unknown) => {
    try {
      return readTime(value, now)
    } catch (error) {
      return error instanceof RowRefused ? error.code : error
    }
  }

  it('reaches 35 days back and 5 minutes ahead, to the microsecond', () => {
    const iso = (micros: number) =>
      `${new Date(micros / 1000).toISOString().slice(0, 19)}.${String(micros % 1e6).padStart(6, '0')}Z`
    expect(refused(iso(NOON_MICROS - 35 * day))).toBe(NOON_MICROS - 35 * day)
    expect(refused(iso(NOON_MICROS - 35 * day - 1))).toBe('time_too_old')
    expect(refused(iso(NOON_MICROS + 5 * minute))).toBe(NOON_MICROS + 5 * minute)
    expect(refused(iso(NOON_MICROS + 5 * minute + 1))).toBe('time_too_far_ahead')
  })

  it('is never taken from milliseconds, text that is a number, or nothing', () => {
    expect(refused(now)).toBe('time_in_milliseconds')
    expect(refused(-now)).toBe('time_in_milliseconds')
    expect(refused(Number.POSITIVE_INFINITY)).toBe('time_in_milliseconds')
    expect(refused(now / 1000)).toBe(NOON_MICROS)
    expect(refused(-1)).toBe('time_too_old')
    expect(refused(1e11)).toBe('time_too_far_ahead')
    for (const value of [undefined, null, '', String(now / 1000), {}, [], true, '9'.repeat(1_000_000)]) {
      expect(refused(value)).toBe('invalid_time')
    }
  })
})
