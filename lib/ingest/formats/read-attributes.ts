import { asFields } from '@/lib/ingest/formats/as-fields'
import type { Fields } from '@/lib/ingest/formats/format'

const WHOLE = /^-?\d{1,20}$/

/** 64-bit integers are strings in this JSON, or numbers; what can't be read stays as it is, to be refused. */
function plainValue(value: Fields | null): unknown {
  if (!value) return null
  if (value.stringValue !== undefined) return value.stringValue
  if (value.doubleValue !== undefined) return value.doubleValue
  const { intValue } = value
  return typeof intValue === 'string' && WHOLE.test(intValue) ? Number(intValue) : intValue
}

/**
 * Of OTLP's list of attributes those that are wanted, by name; the others are passed over by their key
 * alone, and their values never looked at.
 */
export function readAttributes(list: unknown, wanted: ReadonlySet<string>): Fields {
  const found: Fields = {}
  if (!Array.isArray(list)) return found
  for (const item of list) {
    const attribute = asFields(item)
    if (typeof attribute?.key === 'string' && wanted.has(attribute.key)) {
      found[attribute.key] = plainValue(asFields(attribute.value))
    }
  }
  return found
}
