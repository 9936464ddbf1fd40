import type { Fields } from '@/lib/ingest/formats/format'

/** An object of a parsed body, or null for anything else. */
export function asFields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null
}
