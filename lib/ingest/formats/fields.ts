import { RowRefused } from '@/lib/ingest/formats/row-refused'

/**
 * Readers of single fields, written by hand: a row is read in under a microsecond. null and absent are the
 * same, a string is never taken for a number, and what is wrong is named by its field alone.
 */
type Field = string

export function refuseField(field: Field, wanted: string): never {
  throw new RowRefused(`invalid_${field}`, `${field} must be ${wanted}.`)
}

export function wholeNumber(value: unknown, field: Field, min: number, max: number): number | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value
  refuseField(field, `a whole number from ${min} to ${max}`)
}

export function matching(value: unknown, field: Field, pattern: RegExp, wanted: string): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' && pattern.test(value)) return value
  refuseField(field, wanted)
}

export function oneOf<T extends string>(value: unknown, field: Field, choices: readonly T[]): T | null {
  if (value === undefined || value === null) return null
  for (const choice of choices) if (value === choice) return choice
  refuseField(field, `one of ${choices.join(', ')}`)
}

export function flag(value: unknown, field: Field): boolean | null {
  if (value === undefined || value === null) return null
  return typeof value === 'boolean' ? value : refuseField(field, 'true or false')
}

export function given<T>(value: T | null, field: Field, wanted: string): T {
  return value ?? refuseField(field, wanted)
}
