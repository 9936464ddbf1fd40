import { expect, it } from 'vitest'
import { prepareLiveChart } from '@/lib/usage/prepare-live-chart'
import { prepareVisibleChart } from '@/lib/usage/prepare-visible-chart'

const model = prepareLiveChart(
  {
    endAt: '2026-11-24T10:01:30.000Z',
    minutes: [
      { at: '2026-11-24T10:00:00.000Z', served: '60', refused: '26' },
      { at: '2026-11-24T10:01:00.000Z', served: '5', refused: '0' },
    ],
    limit: null,
  },
  { locale: 'en-GB', zone: 'UTC' },
)

it('scales and totals what is left, and leaves the table whole', () => {
  const visible = prepareVisibleChart(model, new Set(['served']))
  expect(visible.series.map((series) => series.id)).toEqual(['refused'])
  expect(visible.bars.map((bar) => bar.total?.exact)).toEqual(['26', '0'])
  expect(visible.scale.max).toBeLessThan(model.scale.max)
  expect(visible.bars[0]?.speech).toContain('total shown 26')
  expect(visible.table).toBe(model.table)
})

it('is the same chart when nothing is put away', () => {
  expect(prepareVisibleChart(model, new Set())).toBe(model)
})
