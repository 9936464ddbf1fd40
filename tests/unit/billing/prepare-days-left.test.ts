import { expect, it } from 'vitest'
import { prepareDaysLeft } from '@/lib/billing/prepare-days-left'

it.each([
  ['1000', 9, 'about 9 days left'],
  ['1000', 1, 'about 1 day left'],
  ['1000', 0, 'less than a day left'],
  ['1000', 40_000, 'more than two years left'],
  ['1000', null, null],
  ['0', null, 'nothing left'],
  ['-5', 0, 'nothing left'],
])('a balance of %s at a pace that lasts %s days reads %s', (balance, days, text) => {
  expect(prepareDaysLeft(balance, days)).toBe(text)
})
