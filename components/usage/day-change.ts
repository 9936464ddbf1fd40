import type { ViewParams } from '@/components/usage/view-params'
import { localDay } from '@/lib/time/local-day'
import type { ChartBar } from '@/lib/usage/chart-schema'

/** The change of a view's address that narrows it to the days of a bar. */
export function dayChange({ startAt, endAt }: ChartBar, zone: string): Partial<ViewParams> {
  const last = new Date(Date.parse(endAt) - 1)
  return { range: 'custom', from: localDay(startAt, zone), to: localDay(last, zone), by: null }
}
