import { expect, it } from 'vitest'
import { formatChange } from '@/lib/money/format-change'

it.each([
  ['112', '100', 'up', '12.0%'],
  ['50', '100', 'down', '50.0%'],
  ['100', '100', 'same', 'no change'],
  ['5', '0', 'new', 'new'],
  ['0', '5', 'down', '100.0%'],
  ['100001', '100000', 'up', '<0.1%'],
  ['1100', '100', 'up', '1,000%'],
])('compares %s with %s', (now, before, direction, text) => {
  expect(formatChange(now, before, 'en-US')).toEqual({ direction, text })
})
