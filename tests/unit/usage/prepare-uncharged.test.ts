import { expect, it } from 'vitest'
import { prepareUncharged } from '@/lib/usage/prepare-uncharged'

it.each([
  ['0', '0', null],
  ['1', '0', '1 request to models without a price, charged once a price is entered.'],
  ['0', '2', '2 requests that came without their quantity.'],
  [
    '1284',
    '1',
    '1,284 requests to models without a price, charged once a price is entered, ' +
      'and 1 request that came without their quantity.',
  ],
])('says what a cost lacks: %s unpriced, %s unmetered', (unpriced, unmetered, text) => {
  expect(prepareUncharged({ unpriced, unmetered }, 'en-US')).toBe(text)
})
