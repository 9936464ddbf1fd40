import { localDay } from '@/lib/time/local-day'
import { DAY_MS, dayStart } from '@/lib/time/range'
import type { UsageQuery } from '@/lib/usage/schema'

export type ExportLink = { href: string; label: string; title: string }

function nextDay(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)
}

/**
 * The address of the billing CSV for what a view shows. The file holds whole days of the zone, so a range
 * that isn't made of whole days is widened to the days it touches, and the link says so; it holds every
 * status, too.
 */
export function prepareExportLink(
  account: string,
  { zone, models, projects, keys, kinds, statuses }: UsageQuery,
  { startAt, endAt }: { startAt: string; endAt: string },
): ExportLink {
  const start = localDay(startAt, zone)
  const last = localDay(new Date(Date.parse(endAt) - 1), zone)
  const end = nextDay(last)
  const isWhole =
    dayStart(start, zone).getTime() === Date.parse(startAt) &&
    dayStart(end, zone).getTime() === Date.parse(endAt)
  const search = new URLSearchParams({ account, start, end, time_zone: zone })
  for (const [name, list] of Object.entries({ models, projects, keys, kinds })) {
    if (list?.length) search.set(name, list.join(','))
  }
  const days = start === last ? start : `${start} to ${last}`
  const statusNote = statuses?.length ? ', with every status' : ''
  return {
    href: `/v1/exports/billing.csv?${search}`,
    label: isWhole ? 'Export CSV' : 'Export whole days as CSV',
    title: `A line a day, project, key and model: ${days}, ${zone}${statusNote}`,
  }
}
