import { formatCount } from '@/lib/money/format-count'
import { MINUTE_MS } from '@/lib/time/range'
import type { ChartModel } from '@/lib/usage/chart-schema'
import { prepareChartModel } from '@/lib/usage/prepare-chart-model'
import type { LiveMinutes } from '@/lib/usage/schema'

export type LiveChartOptions = { locale: string; zone: string }

/** A limit so many times the busiest minute would press the bars flat: it is told and not drawn. */
const FAR_ABOVE = 4

function busiestOf(input: LiveMinutes): number {
  return input.minutes.reduce(
    (most, { served, refused }) => Math.max(most, Number(served) + Number(refused)),
    0,
  )
}

function isFarAbove({ requests }: NonNullable<LiveMinutes['limit']>, busiest: number): boolean {
  return busiest > 0 && requests > busiest * FAR_ABOVE
}

function sentenceOf(input: LiveMinutes, locale: string): string {
  const busiest = busiestOf(input)
  const count = input.minutes.length
  if (busiest === 0) return `No requests in the last ${count} minutes.`
  const hit = input.minutes.filter(({ refused }) => BigInt(refused) > 0n).length
  const most = `the busiest minute asked for ${formatCount(busiest, locale)}`
  const far = input.limit && isFarAbove(input.limit, busiest) ? `, far below ${input.limit.label}` : ''
  if (hit === 0) return `Nothing was refused in the last ${count} minutes; ${most}${far}.`
  const who = input.limit ? 'Your limit refused requests' : 'Requests were refused'
  return `${who} in ${hit} of the last ${count} minutes; ${most}${far}.`
}

/** Decides everything about the chart of the last minutes: served and refused, against the tier's limit. */
export function prepareLiveChart(input: LiveMinutes, options: LiveChartOptions): ChartModel {
  const last = input.minutes.length - 1
  const drawn = input.limit && !isFarAbove(input.limit, busiestOf(input)) ? input.limit : null
  return prepareChartModel({
    title: 'Requests a minute',
    sentence: sentenceOf(input, options.locale),
    measure: 'requests',
    granularity: 'minute',
    zone: options.zone,
    locale: options.locale,
    completeTo: input.endAt,
    buckets: input.minutes.map(({ at }, index) => ({
      startAt: at,
      endAt: new Date(Date.parse(at) + MINUTE_MS).toISOString(),
      state: index === last ? 'partial' : 'complete',
    })),
    sources: [
      {
        id: 'served',
        label: 'Served',
        hue: 'served',
        texture: 'solid',
        values: input.minutes.map(({ served }) => BigInt(served)),
      },
      {
        id: 'refused',
        label: 'Refused (429)',
        hue: 'refused',
        texture: 'rise',
        values: input.minutes.map(({ refused }) => BigInt(refused)),
      },
    ],
    limit: drawn && { size: drawn.requests, label: drawn.label },
  })
}
