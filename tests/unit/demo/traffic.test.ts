import { describe, expect, it } from 'vitest'
import { type DemoRow, demoTraffic } from '@/lib/demo/traffic'
import { MINUTE_MS } from '@/lib/time/range'

const startsAt = Date.parse('2026-08-01T00:00:00Z')
const noon = Date.parse('2026-10-20T12:00:00Z')
const keys = [
  { key: 'key_1', weight: 2 },
  { key: 'key_2', weight: 1 },
]

function minutes(tierId: 'basic' | 'pro', count: number, seed = 7): DemoRow[] {
  const traffic = demoTraffic(tierId, 'acc_1', keys, { seed, startsAt })
  return Array.from({ length: count }, (_, at) => traffic.minuteRows(noon + at * MINUTE_MS, noon)).flat()
}

/** The most requests that any stretch of `windowMs` admitted, among rows in order of time. */
function mostAdmitted(rows: DemoRow[], windowMs: number): number {
  const times = rows.filter((row) => row.status !== 429).map((row) => Date.parse(row.time))
  return Math.max(
    ...times.map((at, first) => times.slice(first).filter((each) => each - at < windowMs).length),
  )
}

describe('the traffic of the demo', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(minutes('basic', 15)).toEqual(minutes('basic', 15))
    expect(minutes('basic', 15)).not.toEqual(minutes('basic', 15, 8))
  })

  it('refuses what the limits of the tier refuse, and nothing more', () => {
    const rows = minutes('basic', 15)
    expect(rows.some((row) => row.limit === 'tier')).toBe(true)
    expect(mostAdmitted(rows, MINUTE_MS)).toBe(60)
    const flux = rows.filter((row) => row.model === 'FLUX.1-dev')
    expect(mostAdmitted(flux, 5 * MINUTE_MS)).toBe(1)
  })

  it('says which limit refused, and only of what was refused', () => {
    for (const row of minutes('pro', 60)) expect(row.limit === undefined).toBe(row.status !== 429)
  })

  it('comes in order of time, each row under an id of its own', () => {
    const rows = minutes('pro', 30)
    const times = rows.map((row) => row.time)
    expect(times).toEqual([...times].sort())
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
  })
})
