import { describe, expect, it } from 'vitest'
import { pickLimits } from '@/lib/limits/pick-limits'
import type { LimitRow } from '@/lib/limits/schema'

const row = (model: string, requests: number | null, more: Partial<LimitRow> = {}): LimitRow => {
  return { tierId: 'basic', accountId: 0n, model, requests, windowSeconds: 60, startsAtMs: 0, ...more }
}

const ROWS = [
  row('', 60),
  row('', 80, { startsAtMs: 5_000 }),
  row('', 7, { accountId: 9n, startsAtMs: 1_000 }),
  row('(ip)', 600),
  row('slow', 1, { windowSeconds: 300 }),
  row('slow', null, { accountId: 9n, startsAtMs: 1_000 }),
  row('', null, { tierId: 'enterprise' }),
  row('(ip)', 600, { tierId: 'enterprise' }),
]

const at = (ms: number, accountId = 1n, tierId = 'basic') =>
  pickLimits(ROWS, { accountId, tierId, now: new Date(ms) })

describe('the limits in force', () => {
  it('follow their dates', () => {
    expect(at(4_999).tier.requests).toBe(60)
    expect(at(5_000).tier.requests).toBe(80)
  })

  it("put an account's own before its tier's, newer or not", () => {
    expect(at(999, 9n).tier.requests).toBe(60)
    expect(at(6_000, 9n)).toEqual({
      tier: { requests: 7, windowSeconds: 60 },
      models: [],
      ip: { requests: 600, windowSeconds: 60 },
    })
  })

  it('keep the windows of models apart from those of tier and address', () => {
    expect(at(0).models).toEqual([{ model: 'slow', requests: 1, windowSeconds: 300 }])
    expect(at(0).ip).toEqual({ requests: 600, windowSeconds: 60 })
  })

  it('have no number for enterprise, but one for its addresses', () => {
    expect(at(0, 1n, 'enterprise').tier.requests).toBeNull()
    expect(at(0, 1n, 'enterprise').ip.requests).toBe(600)
  })
})
