import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUsd } from '@/lib/money/picos'
import { priceEvent } from '@/lib/pricing/price-event'
import { type Quantities, type Rate, ratePerImage, ratePerMillion } from '@/lib/pricing/schema'

const NONE: Quantities = {
  promptTokens: null,
  cachedTokens: null,
  completionTokens: null,
  images: null,
  width: null,
  height: null,
  steps: null,
  characters: null,
}

function blended(usd: string): Rate {
  const rate = ratePerMillion(usd) ?? -1n
  return { kind: 'text', inputRatePicos: rate, cachedInputRatePicos: rate, outputRatePicos: rate }
}

const FLUX: Rate = { kind: 'image', imageRatePicos: ratePerImage('0.01') ?? -1n }
const MELO: Rate = { kind: 'audio', characterRatePicos: ratePerMillion('5.00') ?? -1n }

const tokens = (promptTokens: number, completionTokens: number, cachedTokens: number | null = null) => {
  return { ...NONE, promptTokens, completionTokens, cachedTokens }
}
const image = (width: number, height: number, steps: number, images: number | null = null) => {
  return { ...NONE, width, height, steps, images }
}

describe('the golden values', () => {
  it.each<[string, Quantities, Rate, bigint, string]>([
    ['12 + 7 tokens at 0.40', tokens(12, 7), blended('0.40'), 7_600_000n, '0.0000076'],
    ['512 + 512 tokens at 4.00', tokens(512, 512), blended('4.00'), 4_096_000_000n, '0.004096'],
    ['1 token at 0.04', tokens(1, 0), blended('0.04'), 40_000n, '0.00000004'],
    ['1024 x 1024, 25 steps', image(1024, 1024, 25), FLUX, 10_000_000_000n, '0.01'],
    ['1024 x 1024, 30 steps', image(1024, 1024, 30), FLUX, 12_000_000_000n, '0.012'],
    ['512 x 512, 30 steps', image(512, 512, 30), FLUX, 3_000_000_000n, '0.003'],
    ['768 x 1344, 28 steps', image(768, 1344, 28), FLUX, 11_025_000_000n, '0.011025'],
    ['2048 x 2048, 50 steps', image(2048, 2048, 50), FLUX, 80_000_000_000n, '0.08'],
    ['1000 x 1000, 30 steps, rounded', image(1000, 1000, 30), FLUX, 11_444_091_797n, '0.011444091797'],
    ['4 images 1024 x 1024, 30 steps', image(1024, 1024, 30, 4), FLUX, 48_000_000_000n, '0.048'],
    ['1,000 characters', { ...NONE, characters: 1_000 }, MELO, 5_000_000_000n, '0.005'],
    ['8 code points', { ...NONE, characters: [...'héllo 👋🏽'].length }, MELO, 40_000_000n, '0.00004'],
  ])('%s', (_, quantities, rate, picos, usd) => {
    expect(priceEvent(quantities, rate)).toBe(picos)
    expect(formatUsd(picos)).toBe(usd)
  })

  it('counts one image when none is told, and none when 0 is', () => {
    expect(priceEvent(image(1024, 1024, 25, 1), FLUX)).toBe(priceEvent(image(1024, 1024, 25), FLUX))
    expect(priceEvent(image(1024, 1024, 25, 0), FLUX)).toBe(0n)
  })

  it('rounds half to even', () => {
    const rate = (imageRatePicos: bigint): Rate => ({ kind: 'image', imageRatePicos })
    // 64 x 64 at 25 steps is a 256th of the base: 128 picos make half a pico, 384 one and a half.
    expect(priceEvent(image(64, 64, 25), rate(128n))).toBe(0n)
    expect(priceEvent(image(64, 64, 25), rate(384n))).toBe(2n)
  })
})

describe('usage that was not reported', () => {
  it.each<[string, Quantities, Rate]>([
    ['text without completion tokens', { ...NONE, promptTokens: 5 }, blended('1')],
    ['text without prompt tokens', { ...NONE, completionTokens: 5 }, blended('1')],
    ['an image without its height', { ...NONE, width: 64, steps: 25, images: 1 }, FLUX],
    ['an image without its steps', { ...NONE, width: 64, height: 64 }, FLUX],
    ['audio without characters', NONE, MELO],
  ])('%s has no cost', (_, quantities, rate) => {
    expect(priceEvent(quantities, rate)).toBeNull()
  })
})

describe('properties', () => {
  const count = fc.integer({ min: 0, max: 100_000_000 })
  const ratePicos = fc.bigInt({ min: 0n, max: 10n ** 9n })
  const textRate = fc.record({
    kind: fc.constant('text' as const),
    inputRatePicos: ratePicos,
    cachedInputRatePicos: ratePicos,
    outputRatePicos: ratePicos,
  })

  it('tokens are linear: two requests cost what one of both together costs', () => {
    fc.assert(
      fc.property(textRate, count, count, count, count, (rate, p1, c1, p2, c2) => {
        const apart = [priceEvent(tokens(p1, c1), rate), priceEvent(tokens(p2, c2), rate)]
        expect(BigInt(apart[0] ?? -1n) + BigInt(apart[1] ?? -1n)).toBe(
          priceEvent(tokens(p1 + p2, c1 + c2), rate),
        )
      }),
    )
  })

  it('cached tokens are charged once, at their own rate', () => {
    fc.assert(
      fc.property(
        textRate,
        count,
        count,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rate, prompt, out, share) => {
          const cached = Math.floor(prompt * share)
          const saved = BigInt(cached) * (rate.inputRatePicos - rate.cachedInputRatePicos)
          expect(priceEvent(tokens(prompt, out, cached), rate)).toBe(
            (priceEvent(tokens(prompt, out), rate) ?? 0n) - saved,
          )
          expect(
            priceEvent(tokens(prompt, out, cached), { ...rate, cachedInputRatePicos: rate.inputRatePicos }),
          ).toBe(priceEvent(tokens(prompt, out), rate))
        },
      ),
    )
  })

  it('nothing costs less than nothing', () => {
    fc.assert(
      fc.property(textRate, count, count, (rate, prompt, out) => {
        expect(priceEvent(tokens(prompt, out, prompt), rate)).toBeGreaterThanOrEqual(0n)
      }),
    )
  })

  it('images are within half a pico of exact, and exact when the sides are multiples of 64', () => {
    const side = fc.integer({ min: 1, max: 16_384 })
    const steps = fc.integer({ min: 1, max: 1_000 })
    fc.assert(
      fc.property(side, side, steps, fc.integer({ min: 0, max: 1_000 }), (width, height, at, images) => {
        const cost = priceEvent(image(width, height, at, images), FLUX) ?? -1n
        const exact = 10_000_000_000n * BigInt(width) * BigInt(height) * BigInt(at) * BigInt(images)
        const off = cost * 26_214_400n - exact
        expect((off < 0n ? -off : off) * 2n <= 26_214_400n).toBe(true)
        if (width % 64 === 0 && height % 64 === 0) expect(off).toBe(0n)
      }),
    )
  })
})
