import type { Fields } from '@/lib/ingest/formats/format'

/** How many of an object's own fields are not among those that are used. */
export function countUnused(fields: Fields, used: ReadonlySet<string>): number {
  let unused = 0
  for (const field in fields) if (!used.has(field)) unused++
  return unused
}
