import type { UsageQuery } from '@/lib/usage/schema'
import { usageSearch } from '@/lib/usage/usage-search'

/**
 * The address of the requests behind what a view shows: its range and filters, cut to one stretch where a bar
 * was meant.
 */
export function prepareLogLink(
  account: string,
  { range, from, to, zone, models, projects, keys, kinds, statuses }: UsageQuery,
  stretch?: { startAt: string; endAt: string },
): string {
  const cut = stretch && { since: stretch.startAt, until: stretch.endAt }
  const view = { range, from, to, zone, models, projects, keys, kinds, statuses, ...cut }
  return `/a/${account}/requests?${usageSearch(view)}`
}
