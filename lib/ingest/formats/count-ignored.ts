import { countUnused } from '@/lib/ingest/formats/count-unused'
import type { Kind } from '@/lib/pricing/schema'

const COMMON = [
  'id',
  'time',
  'account',
  'key',
  'model',
  'kind',
  'status',
  'latency_ms',
  'ttft_ms',
  'stream',
  'error_code',
  'limit',
  'client_ip',
]
const QUANTITIES: Record<Kind, readonly string[]> = {
  text: ['prompt_tokens', 'completion_tokens', 'cached_tokens', 'usage'],
  image: ['width', 'height', 'steps', 'images'],
  audio: ['characters'],
}

/** All that a native row may have. */
export const NATIVE_FIELDS = [...COMMON, ...Object.values(QUANTITIES).flat()]

const USED: Record<Kind, ReadonlySet<string>> = {
  text: new Set([...COMMON, ...QUANTITIES.text]),
  image: new Set([...COMMON, ...QUANTITIES.image]),
  audio: new Set([...COMMON, ...QUANTITIES.audio]),
}

/**
 * How many of a row's own fields are dropped: unknown ones, and quantities of another kind than the row's.
 */
export function countIgnored(row: Record<string, unknown>): number {
  return countUnused(row, USED[row.kind === 'image' || row.kind === 'audio' ? row.kind : 'text'])
}
