import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ExactNumber, exactJson } from '@/lib/http/exact-json'

describe('exactJson', () => {
  it('writes numbers with all their digits and no exponent', () => {
    const value = { sum: 2n ** 63n, usd: new ExactNumber('0.00000004'), gone: undefined, none: null }
    expect(exactJson(value)).toBe('{"sum":9223372036854775808,"usd":0.00000004,"none":null}')
  })

  it('is plain JSON for everything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(exactJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
