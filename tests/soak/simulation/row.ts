import { formatId } from '@/lib/db/id'

/** A request as the simulation makes it up: what the model books, and what is written out for the product. */
export type SimRow = {
  id: string
  sourceId: bigint
  accountId: bigint
  /** 0n for usage without a key. */
  keyId: bigint
  timeMicros: number
  model: string
  kind: 'text' | 'image' | 'audio'
  status: number
  limit: 'tier' | 'model' | 'ip' | null
  prompt: number | null
  cached: number | null
  completion: number | null
  images: number | null
  width: number | null
  height: number | null
  steps: number | null
  characters: number | null
  /** Not a part of what an event is: it may differ when the same event comes again. */
  latencyMs: number
  /** Out of bounds when it is sent: to be refused, and to leave its neighbours alone. */
  isBad: boolean
}

const ZONE = '+05:45'
const ZONE_MS = (5 * 60 + 45) * 60_000

/** RFC 3339 to the microsecond; every third row tells its time in Kathmandu's. */
function timeText(micros: number): string {
  const ms = Math.floor(micros / 1000)
  const rest = String(micros % 1000).padStart(3, '0')
  if (micros % 3 !== 0) return new Date(ms).toISOString().replace('Z', `${rest}Z`)
  return new Date(ms + ZONE_MS).toISOString().replace('Z', `${rest}${ZONE}`)
}

/** The native row. */
export function wireRow(row: SimRow): Record<string, unknown> {
  return {
    id: row.id,
    time: timeText(row.timeMicros),
    account: formatId('acc', row.accountId),
    ...(row.keyId !== 0n && { key: formatId('key', row.keyId) }),
    model: row.model,
    kind: row.kind,
    status: row.status,
    limit: row.limit,
    prompt_tokens: row.prompt,
    cached_tokens: row.cached,
    completion_tokens: row.completion,
    images: row.images,
    width: row.width,
    height: row.height,
    steps: row.steps,
    characters: row.characters,
    latency_ms: row.latencyMs,
  }
}
