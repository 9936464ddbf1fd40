import { describe, expect, it } from 'vitest'
import { exportDays } from '@/lib/billing/export-days'
import { dayStart } from '@/lib/time/range'

function daysOf(start: string, end: string, zone: string) {
  return exportDays({ startAt: dayStart(start, zone), endAt: dayStart(end, zone) }, zone)
}
const iso = (dates: Date[]) => dates.map((date) => date.toISOString())

describe('exportDays', () => {
  it('cuts no hour where midnights are whole hours', () => {
    const { days, starts, cutHours } = daysOf('2026-10-24', '2026-10-27', 'Europe/Berlin')
    expect(days).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
    expect(iso(starts)).toEqual([
      '2026-10-23T22:00:00.000Z',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ])
    expect(cutHours).toEqual([])
  })

  it('names the hours that midnights of a zone off the hour cut, both ends included', () => {
    const { days, starts, cutHours } = daysOf('2026-11-01', '2026-11-03', 'Asia/Kathmandu')
    expect(days).toEqual(['2026-11-01', '2026-11-02'])
    expect(iso(starts)).toEqual(['2026-10-31T18:15:00.000Z', '2026-11-01T18:15:00.000Z'])
    expect(iso(cutHours)).toEqual([
      '2026-10-31T18:00:00.000Z',
      '2026-11-01T18:00:00.000Z',
      '2026-11-02T18:00:00.000Z',
    ])
  })

  it('names a day whose midnight the clock skips by its own date', () => {
    const { days, starts } = daysOf('2024-09-07', '2024-09-10', 'America/Santiago')
    expect(days).toEqual(['2024-09-07', '2024-09-08', '2024-09-09'])
    expect(iso(starts)).toEqual([
      '2024-09-07T04:00:00.000Z',
      '2024-09-08T04:00:00.000Z',
      '2024-09-09T03:00:00.000Z',
    ])
  })
})
