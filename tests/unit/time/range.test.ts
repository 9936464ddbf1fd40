import { describe, expect, it } from 'vitest'
import { comparedRanges } from '@/lib/time/compared-ranges'
import { dayStart, isZone, type Range, type RangePreset, resolveRange } from '@/lib/time/range'

const now = new Date('2026-11-24T10:58:03.250Z')
const text = (range: Range) => [range.startAt.toISOString(), range.endAt.toISOString()]

describe('resolveRange', () => {
  it.each<[RangePreset, string, string, string]>([
    ['15m', 'UTC', '2026-11-24T10:44:00.000Z', '2026-11-24T10:59:00.000Z'],
    ['1h', 'Asia/Kathmandu', '2026-11-24T09:59:00.000Z', '2026-11-24T10:59:00.000Z'],
    ['24h', 'UTC', '2026-11-23T10:59:00.000Z', '2026-11-24T10:59:00.000Z'],
    ['7d', 'UTC', '2026-11-18T00:00:00.000Z', '2026-11-25T00:00:00.000Z'],
    ['7d', 'Asia/Kathmandu', '2026-11-17T18:15:00.000Z', '2026-11-24T18:15:00.000Z'],
    ['30d', 'America/Los_Angeles', '2026-10-26T07:00:00.000Z', '2026-11-25T08:00:00.000Z'],
    ['90d', 'UTC', '2026-08-27T00:00:00.000Z', '2026-11-25T00:00:00.000Z'],
    ['month', 'Asia/Kolkata', '2026-10-31T18:30:00.000Z', '2026-11-24T18:30:00.000Z'],
    ['last-month', 'America/Los_Angeles', '2026-10-01T07:00:00.000Z', '2026-11-01T07:00:00.000Z'],
  ])('%s in %s', (preset, zone, startAt, endAt) => {
    expect(text(resolveRange(preset, zone, now))).toEqual([startAt, endAt])
  })

  it('holds both days of a custom range, in whichever order they are named', () => {
    const expected = ['2026-10-31T07:00:00.000Z', '2026-11-02T08:00:00.000Z']
    const days = (from: string, to: string) =>
      resolveRange('custom', 'America/Los_Angeles', now, { from, to })
    expect(text(days('2026-10-31', '2026-11-01'))).toEqual(expected)
    expect(text(days('2026-11-01', '2026-10-31'))).toEqual(expected)
  })

  it('takes the zone’s own today for a day that is left out', () => {
    const late = new Date('2026-11-24T20:00:00Z')
    expect(text(resolveRange('custom', 'Asia/Kolkata', late))).toEqual([
      '2026-11-24T18:30:00.000Z',
      '2026-11-25T18:30:00.000Z',
    ])
    expect(text(resolveRange('custom', 'Asia/Kolkata', late, { from: '2026-11-20' }))[1]).toBe(
      '2026-11-25T18:30:00.000Z',
    )
  })

  it('begins a day that has no midnight when its clock begins', () => {
    expect(dayStart('2026-04-24', 'Africa/Cairo').toISOString()).toBe('2026-04-23T22:00:00.000Z')
  })
})

describe('comparedRanges', () => {
  const compare = (preset: RangePreset, zone: string, at = now) => {
    const { current, previous } = comparedRanges(preset, resolveRange(preset, zone, at), zone, at)
    return [...text(previous), ...text(current)].map((iso) => iso.slice(0, 16))
  }

  it.each<[RangePreset, string, string[]]>([
    ['1h', 'UTC', ['2026-11-24T08:59', '2026-11-24T09:59', '2026-11-24T09:59', '2026-11-24T10:59']],
    ['7d', 'UTC', ['2026-11-11T00:00', '2026-11-17T10:59', '2026-11-18T00:00', '2026-11-24T10:59']],
    [
      '30d',
      'America/Los_Angeles',
      ['2026-09-26T07:00', '2026-10-25T09:59', '2026-10-26T07:00', '2026-11-24T10:59'],
    ],
    ['month', 'UTC', ['2026-10-01T00:00', '2026-10-24T10:59', '2026-11-01T00:00', '2026-11-24T10:59']],
    ['last-month', 'UTC', ['2026-09-01T00:00', '2026-10-01T00:00', '2026-10-01T00:00', '2026-11-01T00:00']],
  ])('holds %s in %s against as much of the period before', (preset, zone, expected) => {
    expect(compare(preset, zone)).toEqual(expected)
  })

  it.each<[RangePreset, string, string[]]>([
    ['24h', 'UTC', ['2026-11-16T10:59', '2026-11-17T10:59', '2026-11-23T10:59', '2026-11-24T10:59']],
    ['7d', 'UTC', ['2026-11-11T00:00', '2026-11-17T10:59', '2026-11-18T00:00', '2026-11-24T10:59']],
    ['30d', 'UTC', ['2026-09-21T00:00', '2026-10-20T10:59', '2026-10-26T00:00', '2026-11-24T10:59']],
    ['month', 'UTC', ['2026-10-04T00:00', '2026-10-27T10:59', '2026-11-01T00:00', '2026-11-24T10:59']],
    [
      'month',
      'America/Los_Angeles',
      ['2026-10-04T07:00', '2026-10-27T09:59', '2026-11-01T07:00', '2026-11-24T10:59'],
    ],
  ])('holds %s in %s against the same weekdays, by the clock', (preset, zone, expected) => {
    const range = resolveRange(preset, zone, now)
    const { current, previous } = comparedRanges(preset, range, zone, now, 'weekdays')
    expect([...text(previous), ...text(current)].map((iso) => iso.slice(0, 16))).toEqual(expected)
    const weekday = (at: Date) =>
      new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: zone }).format(at)
    expect(weekday(previous.startAt)).toBe(weekday(current.startAt))
  })

  it('never lets the month before reach into this one', () => {
    expect(compare('month', 'UTC', new Date('2026-03-31T12:00:00Z'))).toEqual([
      '2026-02-01T00:00',
      '2026-02-28T12:01',
      '2026-03-01T00:00',
      '2026-03-31T12:01',
    ])
  })

  it('compares the whole of a range that has not begun', () => {
    const ahead = { startAt: new Date('2026-12-01T00:00:00Z'), endAt: new Date('2026-12-03T00:00:00Z') }
    const { current, previous } = comparedRanges('custom', ahead, 'UTC', now)
    expect(current).toEqual(ahead)
    expect(text(previous)).toEqual(['2026-11-29T00:00:00.000Z', '2026-12-01T00:00:00.000Z'])
  })
})

it('knows zones by this runtime’s data and nothing else', () => {
  expect(['UTC', 'Asia/Kathmandu', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'].every(isZone)).toBe(true)
  expect(['', 'Mars/Base', "UTC'; drop", 'x'.repeat(65), 'Asia/Kathmandu '].some(isZone)).toBe(false)
})
