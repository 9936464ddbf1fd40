import { describe, expect, it } from 'vitest'
import { chargeOf } from '@/lib/pricing/charge-of'
import type { Quantities, Rate } from '@/lib/pricing/schema'

const RATE: Rate = { kind: 'text', inputRatePicos: 3n, cachedInputRatePicos: 2n, outputRatePicos: 5n }
const REPORTED: Quantities = {
  promptTokens: 10,
  cachedTokens: 4,
  completionTokens: 2,
  images: null,
  width: null,
  height: null,
  steps: null,
  characters: null,
}
const UNREPORTED: Quantities = { ...REPORTED, promptTokens: null, cachedTokens: null, completionTokens: null }

function charge(status: number, quantities: Quantities, rate: Rate | null = RATE) {
  return chargeOf({ kind: 'text', status, quantities }, rate)
}

describe('what is charged by status', () => {
  it.each([200, 201, 206, 299, 499])('%i in full, for what was reported', (status) => {
    expect(charge(status, REPORTED)).toEqual({ charge: 'charged', costPicos: 36n })
  })

  it.each([200, 499])('%i without usage is unmetered and has no cost yet', (status) => {
    expect(charge(status, UNREPORTED)).toEqual({ charge: 'unmetered', costPicos: null })
    expect(charge(status, { ...REPORTED, completionTokens: null })).toEqual({
      charge: 'unmetered',
      costPicos: null,
    })
  })

  it.each([100, 199, 301, 400, 402, 422, 429, 500, 502, 503, 599])(
    '%i is free, whatever was reported',
    (status) => {
      expect(charge(status, REPORTED)).toEqual({ charge: 'free', costPicos: 0n })
      expect(charge(status, UNREPORTED, null)).toEqual({ charge: 'free', costPicos: 0n })
    },
  )

  it('a reported 0 costs 0 and is not unmetered', () => {
    const nothing = { ...REPORTED, promptTokens: 0, cachedTokens: null, completionTokens: 0 }
    expect(charge(200, nothing)).toEqual({ charge: 'charged', costPicos: 0n })
  })

  it('without a price it is unpriced and never 0; without usage as well it is unmetered', () => {
    expect(charge(200, REPORTED, null)).toEqual({ charge: 'unpriced', costPicos: null })
    expect(charge(200, UNREPORTED, null)).toEqual({ charge: 'unmetered', costPicos: null })
  })
})
