import { formatId } from '@/lib/db/id'
import type { RequestColumns } from '@/lib/usage/queries/request-columns'
import type { RequestRow } from '@/lib/usage/request-log-schema'

/** A request with its ids as they are outside. */
export function requestRowOf(columns: RequestColumns): RequestRow {
  const { keyId, keyName } = columns
  return {
    id: columns.identity,
    requestId: columns.requestId,
    time: columns.time,
    model: columns.model,
    kind: columns.kind,
    key: keyId === 0n ? null : { id: formatId('key', keyId), name: keyName ?? formatId('key', keyId) },
    status: columns.status,
    refusedBy: columns.refusedBy,
    errorCode: columns.errorCode,
    promptTokens: columns.promptTokens,
    cachedTokens: columns.cachedTokens,
    completionTokens: columns.completionTokens,
    images: columns.images,
    width: columns.width,
    height: columns.height,
    steps: columns.steps,
    characters: columns.characters,
    latencyMs: columns.latencyMs,
    charge: columns.charge,
    costPicos: columns.costPicos,
  }
}
