import { expect, it } from 'vitest'
import { formatShare } from '@/lib/money/format-share'

it.each([
  ['0', '0', '0%'],
  ['0', '10', '0%'],
  ['10', '10', '100%'],
  ['523', '1000', '52.3%'],
  ['1', '100000', '<0.1%'],
  ['99999', '100000', '>99.9%'],
  ['1', '3', '33.3%'],
])('writes %s of %s as %s', (part, whole, text) => {
  expect(formatShare(part, whole, 'en-US')).toBe(text)
})
