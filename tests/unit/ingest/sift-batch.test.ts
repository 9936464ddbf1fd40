import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PricedEvent } from '@/lib/ingest/schema'
import { siftBatch } from '@/lib/ingest/sift-batch'

/** Few identities, some of which differ behind the bytes that are compared first. */
const IDENTITIES = ['abcd', 'abcd\u00ff', 'abce', '\u00ff\u0080\u0000\u0001', '\u0000\u0000\u0000\u0000']

function event({ identity, account }: { identity: number; account: number }, index: number): PricedEvent {
  const place = { accountId: BigInt(account), projectId: 1n, keyId: 0n }
  const quantities = { promptTokens: null, cachedTokens: null, completionTokens: null, images: null }
  return {
    event: {
      place,
      requestId: `${index}`,
      timeMicros: 0,
      model: 'm',
      kind: 'text',
      status: 200,
      refusedBy: 'none',
      errorCode: null,
      quantities: { ...quantities, width: null, height: null, steps: null, characters: null },
      latencyMs: null,
      ttftMs: null,
      stream: null,
      clientIp: null,
      origin: null,
      reportedCostPicos: null,
    },
    model: 'm',
    sourceId: 1n,
    identity: (IDENTITIES[identity] ?? '').padEnd(16, '\u0000'),
    fingerprint: '',
    recordedMicros: 0,
    ipHash: null,
    priceId: 0n,
    charge: 'free',
    costPicos: 0n,
  }
}

const choice = fc.record({
  identity: fc.integer({ min: 0, max: 4 }),
  account: fc.integer({ min: 1, max: 2 }),
})
const nameOf = (row: PricedEvent) => `${row.event.place.accountId}|${row.identity}`

it('the first of each event stands, all batches share one order, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 40 }), (choices) => {
      const rows = choices.map(event)
      const { firsts, later } = siftBatch(rows)
      const byName = new Map<string, PricedEvent>()
      for (const row of rows) if (!byName.has(nameOf(row))) byName.set(nameOf(row), row)
      expect(new Set(firsts)).toEqual(new Set(byName.values()))
      expect(siftBatch([...rows].reverse()).firsts.map(nameOf)).toEqual(firsts.map(nameOf))
      expect(firsts.length + later.length).toBe(rows.length)
      for (const { row, first } of later) {
        expect(first).toBe(byName.get(nameOf(row)))
        expect(rows.indexOf(row)).toBeGreaterThan(rows.indexOf(first))
      }
    }),
  )
})
