import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { rateOf } from '@/lib/pricing/rate-of'
import { modelNameSchema, type NewPrice, ratePerImage, ratePerMillion } from '@/lib/pricing/schema'

const text = (figures: Partial<NewPrice>) => rateOf({ model: 'm', kind: 'text', ...figures })

describe('rates as people enter them', () => {
  it('takes one figure for all tokens, and single figures in its place', () => {
    const all = {
      kind: 'text',
      inputRatePicos: 400_000n,
      cachedInputRatePicos: 400_000n,
      outputRatePicos: 400_000n,
    }
    expect(text({ usd: '0.40' })).toEqual(all)
    expect(text({ usd: '0.40', output: '1' })).toEqual({ ...all, outputRatePicos: 1_000_000n })
    expect(text({ input: '0.4', cached: '0.1', output: '0.4' })).toEqual({
      ...all,
      cachedInputRatePicos: 100_000n,
    })
    expect(text({ input: '0.4', output: '0.4' })).toEqual(all)
  })

  it('takes one figure for images and characters', () => {
    const kinds = [
      rateOf({ model: 'm', kind: 'image', usd: '0.01' }),
      rateOf({ model: 'm', kind: 'audio', usd: '5' }),
    ]
    expect(kinds).toEqual([
      { kind: 'image', imageRatePicos: 10_000_000_000n },
      { kind: 'audio', characterRatePicos: 5_000_000n },
    ])
  })

  it.each<Partial<NewPrice>>([
    {},
    { input: '1' },
    { output: '1' },
    { usd: '-1' },
    { usd: '1e3' },
    { usd: '0.0000001' },
    { usd: '1000000.000001' },
    { kind: 'image' },
    { kind: 'image', usd: '1000.01' },
    { kind: 'image', usd: '0.01', input: '1' },
    { kind: 'audio', usd: '5', cached: '1' },
  ])('refuses %o', (figures) => {
    expect(() => text(figures)).toThrow(AppError)
  })

  it('keeps a unit a whole number of picos up to the bounds', () => {
    expect(ratePerMillion('0.000001')).toBe(1n)
    expect(ratePerMillion('1000000')).toBe(1_000_000_000_000n)
    expect(ratePerImage('0.000000000001')).toBe(1n)
  })

  it('holds names to their letters', () => {
    for (const name of ['a', 'org/Model-1.5:free@x+y_z', 'm'.repeat(128)])
      expect(modelNameSchema.parse(name)).toBe(name)
    for (const name of ['', 'a b', 'é', 'm'.repeat(129), 'a\u202e', '=HYPERLINK("x")', '(other)']) {
      expect(modelNameSchema.safeParse(name).success).toBe(false)
    }
  })
})
