import 'server-only'
import { createHash } from 'node:crypto'
import type { QueryConfig } from 'pg'
import type { UsageFilter } from '@/lib/usage/parse-filter'
import type { BoundValues } from '@/lib/usage/queries/bound-values'

/** Names by text: there are as many as there are ways to group, measure and cut a range into spans. */
const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = `usage-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
  names.set(text, name)
  return name
}

/**
 * A statement that each connection plans once, since to plan a chart's takes as long as to run it. One with
 * filters is planned every time: there are many such texts, and its plan depends on what is filtered.
 */
export function prepared(filter: UsageFilter, bound: BoundValues, text: string): QueryConfig {
  const { values } = bound
  const isFiltered = Object.values(filter).some((each) => each !== undefined)
  return isFiltered ? { text, values } : { name: nameOf(text), text, values }
}
