import { expect, test } from 'vitest'
import { expiryOf, ON_A_DATE } from '@/components/keys/expiry-of'

const NOW = new Date('2026-05-01T12:34:56.000Z')

test.each([
  ['', '', null],
  ['7', '', '2026-05-08T12:34:56.000Z'],
  ['365', '', '2027-05-01T12:34:56.000Z'],
  [ON_A_DATE, '2026-05-01', '2026-05-02T00:00:00.000Z'],
  [ON_A_DATE, '2028-02-28', '2028-02-29T00:00:00.000Z'],
])('%s %s ends at %s', (choice, date, expiresAt) => {
  expect(expiryOf(choice, date, NOW)).toBe(expiresAt)
})
