import { hash } from 'node:crypto'
import { readableId } from '@/lib/ingest/formats/read-native-row'

/**
 * The id under which a row of a format with freer ids is kept: its own where a native row could have it,
 * else its hash, since what else stands in it is nobody's business. null when there is none.
 */
export function keptId(id: unknown): string | null {
  if (typeof id !== 'string' || id === '') return null
  return readableId({ id }) ?? `sha256:${hash('sha256', id, 'hex')}`
}
