import { expect, it } from 'vitest'
import { fingerprintOf, identityOf } from '@/lib/ingest/hash-event'
import type { LoggedEvent, PricedEvent } from '@/lib/ingest/schema'
import { writeEvents } from '@/lib/ingest/write-events'
import { makeAccount } from '@/tests/support/make-account'
import { usageTotals } from '@/tests/support/usage-totals'

function freeEvent(accountId: bigint, projectId: bigint, sourceId: bigint): PricedEvent {
  const none = { promptTokens: null, cachedTokens: null, completionTokens: null, characters: null }
  const event: LoggedEvent = {
    place: { accountId, projectId, keyId: 0n },
    requestId: 'a',
    timeMicros: Date.UTC(2026, 2, 10) * 1000,
    model: 'm',
    kind: 'text',
    status: 500,
    refusedBy: 'none',
    errorCode: null,
    quantities: { ...none, images: null, width: null, height: null, steps: null },
    latencyMs: null,
    ttftMs: null,
    stream: null,
    clientIp: null,
    origin: null,
    reportedCostPicos: null,
  }
  const hashes = { identity: identityOf(sourceId, 'a'), fingerprint: fingerprintOf(event) }
  const recordedMicros = event.timeMicros
  return {
    event,
    model: 'm',
    sourceId,
    ...hashes,
    recordedMicros,
    ipHash: null,
    priceId: 0n,
    charge: 'free',
    costPicos: 0n,
  }
}

it('what would wait beyond 100,000 rows is turned away at once, and what was taken is written', async () => {
  const { accountId, projectId, source } = await makeAccount()
  const event = freeEvent(accountId, projectId, source.sourceId)
  const request = () => writeEvents(Array<PricedEvent>(10_000).fill(event))
  const taken = Array.from({ length: 10 }, request)
  await expect(request()).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 1 })
  await Promise.all(taken)
  await expect(request()).resolves.toBeDefined()
  expect((await usageTotals(accountId)).events.requests).toBe('1')
})
