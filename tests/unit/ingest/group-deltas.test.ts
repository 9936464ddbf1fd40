import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupDeltas } from '@/lib/ingest/group-deltas'
import type { PricedEvent } from '@/lib/ingest/schema'
import { priceEvent } from '@/lib/pricing/price-event'

const PLACES = [1n, 2n].map((keyId) => ({ accountId: 1n, projectId: 1n, keyId }))
const RATE = { kind: 'text', inputRatePicos: 3n, cachedInputRatePicos: 1n, outputRatePicos: 5n } as const
const START = Date.UTC(2026, 2, 1) * 1000

type Choice = {
  place: number
  second: number
  status: number
  prompt: number
  completion: number
  unpriced: boolean
}

function priced({ place, second, status, prompt, completion, unpriced }: Choice): PricedEvent {
  const none = { images: null, width: null, height: null, steps: null, characters: null }
  const quantities = { ...none, promptTokens: prompt, cachedTokens: null, completionTokens: completion }
  const event = {
    place: PLACES[place] ?? { accountId: 1n, projectId: 1n, keyId: 0n },
    requestId: 'a',
    timeMicros: START + second * 1_000_000 + 999_999,
    model: 'm',
    kind: 'text' as const,
    status,
    refusedBy: 'none' as const,
    errorCode: null,
    quantities,
    latencyMs: null,
    ttftMs: null,
    stream: null,
    clientIp: null,
    origin: null,
    reportedCostPicos: null,
  }
  const common = {
    event,
    model: 'm',
    sourceId: 1n,
    identity: '',
    fingerprint: '',
    recordedMicros: 0,
    ipHash: null,
  }
  if (unpriced) return { ...common, priceId: 0n, charge: 'unpriced', costPicos: null }
  return { ...common, priceId: 7n, charge: 'charged', costPicos: priceEvent(quantities, RATE) ?? 0n }
}

const choice = fc.record({
  place: fc.integer({ min: 0, max: 1 }),
  second: fc.integer({ min: 0, max: 179 }),
  status: fc.constantFrom(200, 201),
  prompt: fc.integer({ min: 0, max: 100_000_000 }),
  completion: fc.integer({ min: 0, max: 100_000_000 }),
  unpriced: fc.boolean(),
})

it('the parts add up to the whole, each event in the one group of its minute, key, status and price', () => {
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 60 }), (choices) => {
      const rows = choices.map(priced)
      const deltas = groupDeltas(rows)
      const sum = (of: (delta: (typeof deltas)[number]) => number) =>
        deltas.reduce((all, each) => all + of(each), 0)
      expect(sum((delta) => delta.requests)).toBe(rows.length)
      expect(sum((delta) => delta.unpriced)).toBe(choices.filter((each) => each.unpriced).length)
      expect(sum((delta) => delta.promptTokens)).toBe(choices.reduce((all, each) => all + each.prompt, 0))
      expect(deltas.reduce((all, each) => all + each.costPicos, 0n)).toBe(
        rows.reduce((all, each) => all + (each.costPicos ?? 0n), 0n),
      )
      const names = deltas.map(
        (each) => `${each.place.keyId} ${each.minuteMicros} ${each.status} ${each.priceId}`,
      )
      expect(new Set(names).size).toBe(deltas.length)
      const minutes = new Set(rows.map((row) => Math.floor(row.event.timeMicros / 60e6) * 60e6))
      expect(new Set(deltas.map((each) => each.minuteMicros))).toEqual(minutes)
    }),
  )
})
