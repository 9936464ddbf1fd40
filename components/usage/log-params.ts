import { createLoader, parseAsString } from 'nuqs/server'
import { usageQueryOf, type ViewDefaults, viewParams } from '@/components/usage/view-params'
import type { RequestLogQuery } from '@/lib/usage/request-log-schema'

/**
 * The state of the request log as it stands in the address: that of a usage view, what a bar of a chart cuts
 * out of its range, and the page.
 */
export const logParams = { ...viewParams, since: parseAsString, until: parseAsString, page: parseAsString }

export const loadLogParams = createLoader(logParams)
export type LogParams = Awaited<ReturnType<typeof loadLogParams>>

/** What the page shows where its address doesn't say otherwise, on the server as in the browser. */
export const LOG_DEFAULTS: Omit<ViewDefaults, 'zone'> = {
  range: '30d',
  group: 'none',
  measure: 'requests',
  top: 1,
}

const INSTANT = /^2[01]\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/

function instant(text: string | null): string | undefined {
  return text && INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}

/** The question that the log's address asks; what it says wrongly counts as absent. */
export function logQueryOf(params: LogParams, zone: string): RequestLogQuery {
  const { range, from, to, models, keys, projects, kinds, statuses, ...view } = usageQueryOf(params, {
    ...LOG_DEFAULTS,
    zone,
  })
  return {
    ...{ range, from, to, zone: view.zone, models, keys, projects, kinds, statuses },
    since: instant(params.since),
    until: instant(params.until),
    page: params.page ?? undefined,
  }
}
