import type { RequestLogQuery } from '@/lib/usage/request-log-schema'
import type { CostQuery, LatencyQuery, UsageQuery } from '@/lib/usage/schema'

/**
 * Writes a view as the search part of an address, which its schema reads back; what is absent is left
 * out.
 */
export function usageSearch(query: UsageQuery | CostQuery | LatencyQuery | RequestLogQuery): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '')
    if (text !== '') search.set(name, text)
  }
  return search.toString()
}
