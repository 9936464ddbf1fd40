import { describe, expect, it } from 'vitest'
import { exportDays } from '@/lib/billing/export-days'
import { dayStart } from '@/lib/time/range'

function daysOf(start: string, end: string, zone: string) {
  const days = exportDays({ startAt: dayStart(start, zone), endAt: dayStart(end, zone) }, zone)
  return days.map(({ date, startAt, endAt }) => [date, startAt.toISOString(), endAt.toISOString()])
}

describe('exportDays', () => {
  it('has a day of 25 hours where the clock is set back', () => {
    expect(daysOf('2026-10-24', '2026-10-27', 'Europe/Berlin')).toEqual([
      ['2026-10-24', '2026-10-23T22:00:00.000Z', '2026-10-24T22:00:00.000Z'],
      ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
      ['2026-10-26', '2026-10-25T23:00:00.000Z', '2026-10-26T23:00:00.000Z'],
    ])
  })

  it('begins days in the middle of an hour where the zone is off the hour', () => {
    expect(daysOf('2026-11-01', '2026-11-03', 'Asia/Kathmandu')).toEqual([
      ['2026-11-01', '2026-10-31T18:15:00.000Z', '2026-11-01T18:15:00.000Z'],
      ['2026-11-02', '2026-11-01T18:15:00.000Z', '2026-11-02T18:15:00.000Z'],
    ])
  })

  it('names a day whose midnight the clock skips by its own date', () => {
    expect(daysOf('2024-09-07', '2024-09-10', 'America/Santiago')).toEqual([
      ['2024-09-07', '2024-09-07T04:00:00.000Z', '2024-09-08T04:00:00.000Z'],
      ['2024-09-08', '2024-09-08T04:00:00.000Z', '2024-09-09T03:00:00.000Z'],
      ['2024-09-09', '2024-09-09T03:00:00.000Z', '2024-09-10T03:00:00.000Z'],
    ])
  })
})
