import { pool } from '@/lib/db/pool'
import { planSpans } from '@/lib/usage/plan-spans'
import { readUsage } from '@/lib/usage/read-usage'
import { resolveUsageQuery } from '@/lib/usage/resolve-usage-query'
import { type UsageQuery, usageQuerySchema } from '@/lib/usage/schema'

/** What the pages' charts ask, each range with the ways of looking at it that are used most. */
export const QUESTIONS: readonly UsageQuery[] = (
  [
    { range: '1h', group: 'none' },
    { range: '1h', group: 'model' },
    { range: '24h', group: 'none' },
    { range: '24h', group: 'model' },
    { range: '24h', group: 'status' },
    { range: '7d', group: 'model', measure: 'costPicos' },
    { range: '7d', group: 'key', measure: 'tokens' },
    { range: '30d', by: 'day', group: 'none', measure: 'costPicos' },
    { range: '30d', by: 'day', group: 'model', measure: 'costPicos' },
    { range: '30d', by: 'day', group: 'project', measure: 'tokens' },
  ] as const
).map((question) => usageQuerySchema.parse(question))

export function questionName({ range, by, group, measure }: UsageQuery): string {
  return `${range}${by ? ` by ${by}` : ''}, ${measure} by ${group}`
}

/** Milliseconds of each of so many runs, after a few that don't count. */
export async function timesOf(runs: number, ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let run = -3; run < runs; run++) {
    const startedAt = performance.now()
    await ask()
    if (run >= 0) times.push(performance.now() - startedAt)
  }
  return times
}

export const chart = (accountId: bigint, query: UsageQuery, now: Date) => () =>
  readUsage(accountId, query, { now })

/** One sum over the rollup rows that a chart reads, as plain as it can be asked. */
export function plainSum(accountId: bigint, query: UsageQuery, now: Date): () => Promise<unknown> {
  const { hours, minutes } = planSpans(resolveUsageQuery(query, now).buckets)
  const values: unknown[] = [accountId]
  const parts = [
    { table: 'usage_hours', time: 'hour', spans: hours },
    { table: 'usage_minutes', time: 'minute', spans: minutes },
  ].flatMap(({ table, time, spans }) => {
    const [first, last] = [spans[0], spans.at(-1)]
    if (!first || !last) return []
    const at = `${time} >= $${values.push(first.startAt)} and ${time} < $${values.push(last.endAt)}`
    return [`select requests from ${table} where account_id = $1 and ${at}`]
  })
  const text = `select sum(requests) from (${parts.join(' union all ')}) as read`
  return () => pool().query(text, values)
}
