import fc from 'fast-check'
import { expect, it } from 'vitest'
import { prepareColours } from '@/lib/usage/prepare-colours'

const named = (...ids: string[]) => ids.map((id) => ({ id, other: false }))

it('gives an id the same hue in whatever company and order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 20 }), (ids) => {
      const together = prepareColours(named(...ids))
      const backwards = prepareColours(named(...ids.toReversed())).toReversed()
      const alone = ids.map((id) => prepareColours(named(id))[0]?.hue)
      expect(together.map((colour) => colour.hue)).toEqual(alone)
      expect(backwards.map((colour) => colour.hue)).toEqual(alone)
    }),
  )
})

it('never draws six series of one chart alike', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { maxLength: 6 }), (ids) => {
      const seen = prepareColours(named(...ids)).map(({ hue, texture }) => `${hue} ${texture}`)
      expect(new Set(seen).size).toBe(ids.length)
    }),
  )
})

it('keeps much used models apart, and Other grey', () => {
  const colours = prepareColours([
    ...named(
      'meta-llama/Llama-3.3-70B-Instruct',
      'deepseek-ai/DeepSeek-V3-0324',
      'Qwen/Qwen3-Coder-480B-A35B-Instruct',
      'FLUX.1-dev',
      'openai/gpt-oss-120b',
      'deepseek-ai/DeepSeek-R1-0528',
    ),
    { id: 'other', other: true },
  ])
  expect(colours.map((colour) => colour.hue)).toEqual([1, 2, 3, 4, 5, 6, 'other'])
})
