import { expect, it } from 'vitest'
import { prepareScale } from '@/lib/usage/prepare-scale'

it.each([
  [0, 'requests', ['0', '1']],
  [3, 'requests', ['0', '1', '2', '3']],
  [9, 'requests', ['0', '5', '10']],
  [86, 'requests', ['0', '25', '50', '75', '100']],
  [1_700_000_000, 'tokens', ['0', '500M', '1B', '1.5B', '2B']],
  [123_000_000, 'costPicos', ['$0', '$0.00005', '$0.0001', '$0.00015']],
  [7, 'costPicos', ['$0', '$0.000000000002', '$0.000000000004', '$0.000000000006', '$0.000000000008']],
] as const)('reaches %d of %s with round lines', (highest, measure, labels) => {
  const scale = prepareScale(highest, measure, 'en-US')
  expect(scale.max).toBeGreaterThanOrEqual(highest)
  expect(scale.ticks.map((tick) => tick.label)).toEqual(labels)
})
