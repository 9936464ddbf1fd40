import { createLoader, parseAsArrayOf, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { GRANULARITIES, isZone, RANGE_PRESETS, type RangePreset } from '@/lib/time/range'
import { isTiming } from '@/lib/usage/prepare-timing'
import {
  COMPARISONS,
  GROUPINGS,
  type Grouping,
  KINDS,
  MEASURES,
  type Measure,
  TIMINGS,
  type Timing,
  type UsageQuery,
} from '@/lib/usage/schema'

/**
 * The state of a view as it stands in the address, read alike on the server and in the browser. What an
 * address says wrongly counts as absent, so that an old or mangled link still opens a page.
 */
const names = parseAsArrayOf(parseAsString)

export const viewParams = {
  range: parseAsStringLiteral(RANGE_PRESETS),
  from: parseAsString,
  to: parseAsString,
  zone: parseAsString,
  by: parseAsStringLiteral(GRANULARITIES),
  group: parseAsStringLiteral(GROUPINGS),
  measure: parseAsStringLiteral([...MEASURES, ...TIMINGS]),
  models: names,
  keys: names,
  projects: names,
  kinds: parseAsArrayOf(parseAsStringLiteral(KINDS)),
  statuses: names,
  compare: parseAsStringLiteral(COMPARISONS),
}

export const loadViewParams = createLoader(viewParams)
export type ViewParams = Awaited<ReturnType<typeof loadViewParams>>

export type ViewDefaults = {
  zone: string
  range: RangePreset
  group: Grouping
  measure: Measure
  top?: number
}

/** Only days of the years that can be asked for. */
const DAY = /^2[01]\d{2}-\d{2}-\d{2}$/

function day(text: string | null): string | undefined {
  return text && DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}

function some<T>(list: readonly T[] | null): T[] | undefined {
  return list && list.length > 0 ? [...list] : undefined
}

/**
 * The question that a view asks: the address where it says something, the page's defaults where it doesn't.
 */
export function usageQueryOf(params: ViewParams, defaults: ViewDefaults): UsageQuery {
  return {
    range: params.range ?? defaults.range,
    from: params.range === 'custom' ? day(params.from) : undefined,
    to: params.range === 'custom' ? day(params.to) : undefined,
    zone: params.zone && isZone(params.zone) ? params.zone : defaults.zone,
    by: params.by ?? undefined,
    group: params.group ?? defaults.group,
    measure: params.measure === null || isTiming(params.measure) ? defaults.measure : params.measure,
    top: defaults.top ?? 6,
    models: some(params.models),
    keys: some(params.keys),
    projects: some(params.projects),
    kinds: some(params.kinds),
    statuses: some(params.statuses),
    compare: params.compare ?? undefined,
  }
}

/** The timing that a view looks at, or null where it looks at what adds up. */
export function timingOf({ measure }: ViewParams): Timing | null {
  return isTiming(measure) ? measure : null
}
