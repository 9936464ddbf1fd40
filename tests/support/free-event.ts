import { fingerprintOf, identityOf } from '@/lib/ingest/hash-event'
import type { LoggedEvent, PricedEvent } from '@/lib/ingest/schema'

type Owner = { accountId: bigint; projectId: bigint; source: { sourceId: bigint } }

/** An event as a reader of logs hands it to the writer: a failed request, which costs nothing. */
export function freeEvent({ accountId, projectId, source }: Owner, requestId: string): PricedEvent {
  const { sourceId } = source
  const none = { promptTokens: null, cachedTokens: null, completionTokens: null, characters: null }
  const event: LoggedEvent = {
    place: { accountId, projectId, keyId: 0n },
    requestId,
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
  const hashes = { identity: identityOf(sourceId, requestId), fingerprint: fingerprintOf(event) }
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
