import { expect, it } from 'vitest'
import { formatDuration } from '@/lib/time/format-duration'
import { formatInstant } from '@/lib/time/format-instant'
import { formatZone } from '@/lib/time/format-zone'

const AT = '2026-11-24T05:13:03.000Z'

it.each([
  ['clock', '10:58'],
  ['second', '10:58:03'],
  ['day', '24 Nov'],
  ['month', 'November 2026'],
  ['minute', '24 Nov, 10:58'],
  ['full', 'Tue, 24 Nov 2026, 10:58:03 GMT+5:45'],
] as const)('writes %s in the zone', (style, text) => {
  expect(formatInstant(AT, 'en-GB', 'Asia/Kathmandu', style)).toBe(text)
})

it('follows the locale and writes one kind of space', () => {
  expect(formatInstant(AT, 'en-US', 'Asia/Kathmandu', 'clock')).toMatch(/^10:58[ \u00a0]AM$/)
})

it.each([
  [340, '340 ms'],
  [1840, '1.84 sec'],
  [31_000, '31 sec'],
  [150_000, '2 min'],
  [7_200_000, '2 hr'],
  [9 * 86_400_000, '9 days'],
])('writes %d ms as %s', (ms, text) => {
  expect(formatDuration(ms, 'en-US')).toBe(text)
})

it('names a zone with its offset of the moment', () => {
  expect(formatZone('America/New_York', 'en-US', '2026-07-01T00:00:00Z')).toBe('America/New_York, GMT-4')
  expect(formatZone('America/New_York', 'en-US', AT)).toBe('America/New_York, GMT-5')
  expect(formatZone('UTC', 'en-US', AT)).toBe('UTC')
})
