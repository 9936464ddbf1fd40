import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crc32 } from '@/lib/keys/crc32'
import { hashSecret } from '@/lib/keys/hash-secret'
import { makeSecret } from '@/lib/keys/make-secret'

describe('crc32', () => {
  test.each([
    ['', 0],
    ['123456789', 0xcbf43926],
    ['The quick brown fox jumps over the lazy dog', 0x414fa339],
  ])('%j has the published checksum', (text, checksum) => {
    expect(crc32(text)).toBe(checksum)
  })
})

describe('a secret', () => {
  const prefixes = fc.constantFrom('inf' as const, 'ins' as const)

  test('has its prefix, 30 random digits and 6 of a checksum, and is told by its SHA-256', () => {
    fc.assert(
      fc.property(prefixes, (prefix) => {
        const { text, hash, hint } = makeSecret(prefix)
        expect(text).toMatch(new RegExp(`^${prefix}_[0-9A-Za-z]{36}$`))
        expect(hashSecret(prefix, text)).toEqual(createHash('sha256').update(text).digest())
        expect(Buffer.from(hash)).toEqual(hashSecret(prefix, text))
        expect(hint).toBe(`${prefix}_…${text.slice(-4)}`)
      }),
    )
  })

  test('with any one character changed is refused without a look-up', () => {
    fc.assert(
      fc.property(prefixes, fc.nat({ max: 39 }), fc.constantFrom(...'0aZ_-é'), (prefix, at, other) => {
        const { text } = makeSecret(prefix)
        fc.pre(text[at] !== other)
        expect(hashSecret(prefix, text.slice(0, at) + other + text.slice(at + 1))).toBeNull()
      }),
    )
  })

  test('of one kind is none of the other', () => {
    expect(hashSecret('ins', makeSecret('inf').text)).toBeNull()
    expect(hashSecret('inf', makeSecret('ins').text)).toBeNull()
  })

  test.each(['', 'inf', 'inf_', `inf_${'0'.repeat(36)}`, `inf_${'a'.repeat(1_000_000)}`, '\0'])(
    'is nothing like case %#',
    (text) => {
      expect(hashSecret('inf', text)).toBeNull()
    },
  )

  test('is never made twice', () => {
    expect(new Set(Array.from({ length: 2_000 }, () => makeSecret('inf').text)).size).toBe(2_000)
  })
})
