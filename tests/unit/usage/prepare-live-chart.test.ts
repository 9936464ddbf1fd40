import { describe, expect, it } from 'vitest'
import { prepareLiveChart } from '@/lib/usage/prepare-live-chart'
import type { LiveMinutes } from '@/lib/usage/schema'

function liveOf(refused: number[], limit: LiveMinutes['limit']): LiveMinutes {
  return {
    endAt: '2026-11-24T11:00:12.000Z',
    minutes: Array.from({ length: 60 }, (_, index) => ({
      at: new Date(Date.parse('2026-11-24T10:01:00.000Z') + index * 60_000).toISOString(),
      served: refused[index] ? '60' : '20',
      refused: String(refused[index] ?? 0),
    })),
    limit,
  }
}

const BASIC = { label: 'Basic: 60 a minute', requests: 60 }
const options = { locale: 'en-GB', zone: 'Asia/Kathmandu' }

describe('prepareLiveChart', () => {
  it('counts the minutes with refusals and the busiest one', () => {
    const model = prepareLiveChart(liveOf([26, 3, 1], BASIC), options)
    expect(model.sentence).toBe(
      'Your limit refused requests in 3 of the last 60 minutes; the busiest minute asked for 86.',
    )
    expect(model.limit).toEqual({ label: 'Basic: 60 a minute', size: 60 })
    expect(model.scale).toMatchObject({
      max: 100,
      ticks: [{ label: '0' }, { label: '25' }, {}, {}, { label: '100' }],
    })
  })

  it('marks only the last minute as still filling', () => {
    const states = prepareLiveChart(liveOf([], BASIC), options).bars.map((bar) => bar.state)
    expect(states.indexOf('partial')).toBe(59)
    expect(states.filter((state) => state === 'complete')).toHaveLength(59)
  })

  it('shows the limit even when nothing comes near it', () => {
    expect(prepareLiveChart(liveOf([], BASIC), options).scale.max).toBeGreaterThanOrEqual(60)
  })

  it('tells a limit that is far above instead of pressing the bars flat', () => {
    const quiet = liveOf([], BASIC)
    const minutes = quiet.minutes.map((minute) => ({ ...minute, served: '3', refused: '0' }))
    const model = prepareLiveChart({ ...quiet, minutes }, options)
    expect(model.limit).toBeNull()
    expect(model.sentence).toContain('the busiest minute asked for 3, far below Basic: 60 a minute')
  })

  it('speaks of no limit where there is none', () => {
    const model = prepareLiveChart(liveOf([4], null), options)
    expect(model.sentence).toContain('Requests were refused in 1 of the last 60 minutes')
    expect(model.limit).toBeNull()
  })

  it('says it plainly when nothing was refused, and when nothing was asked', () => {
    expect(prepareLiveChart(liveOf([], null), options).sentence).toBe(
      'Nothing was refused in the last 60 minutes; the busiest minute asked for 20.',
    )
    const silent = {
      ...liveOf([], null),
      minutes: [{ at: '2026-11-24T11:00:00.000Z', served: '0', refused: '0' }],
    }
    expect(prepareLiveChart(silent, options).sentence).toBe('No requests in the last 1 minutes.')
  })

  it('labels round minutes of the zone', () => {
    const labels = prepareLiveChart(liveOf([], null), options).ticks.map((tick) => tick.label)
    expect(labels).toEqual(['15:50', '16:00', '16:10', '16:20', '16:30', '16:40'])
  })

  it('adds served and refused in the table and its foot', () => {
    const { table } = prepareLiveChart(liveOf([26], BASIC), options)
    expect(table.rows[0]?.cells.map((cell) => cell.exact)).toEqual([null, '60', '26', '86'])
    expect(table.footer.map((cell) => cell.exact)).toEqual([null, '1240', '26', '1266'])
  })
})
