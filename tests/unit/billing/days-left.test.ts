import { expect, it } from 'vitest'
import { daysLeft } from '@/lib/billing/days-left'

it.each([
  [100n, 0n, null],
  [100n, 33n, 3],
  [32n, 33n, 0],
  [0n, 33n, 0],
  [-5n, 33n, 0],
  [-5n, 0n, null],
])('a balance of %s at %s a day lasts %s days', (balance, daily, days) => {
  expect(daysLeft(balance, daily)).toBe(days)
})
