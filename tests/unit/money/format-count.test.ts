import { expect, it } from 'vitest'
import { formatCount } from '@/lib/money/format-count'

it('keeps every digit in full, beyond what a float holds', () => {
  expect(formatCount('123456789012345678901', 'en-US')).toBe('123,456,789,012,345,678,901')
})

it('shortens to three digits', () => {
  expect(formatCount('31612345', 'en-US', 'compact')).toBe('31.6M')
  expect(formatCount(7n, 'en-US', 'compact')).toBe('7')
})

it('writes one kind of space, whatever the runtime has', () => {
  expect(formatCount('48217', 'fr')).toBe('48\u00a0217')
})
