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

const USED: Record<Kind, ReadonlySet<string>> = {
  text: new Set([...COMMON, 'prompt_tokens', 'completion_tokens', 'cached_tokens', 'usage']),
  image: new Set([...COMMON, 'width', 'height', 'steps', 'images']),
  audio: new Set([...COMMON, 'characters']),
}

/**
 * How many of a row's own fields are dropped: unknown ones, and quantities of another kind than the row's.
 */
export function countIgnored(row: Record<string, unknown>): number {
  const used = USED[row.kind === 'image' || row.kind === 'audio' ? row.kind : 'text']
  let ignored = 0
  for (const field in row) if (!used.has(field)) ignored++
  return ignored
}
