import { billingOverview } from '@/lib/billing/billing-overview'
import { pool } from '@/lib/db/pool'
import { playHistory } from '@/lib/demo/play-history'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { hasUsage } from '@/lib/usage/has-usage'
import { prepareOverviewQueries } from '@/lib/usage/prepare-overview-queries'
import { readLatency } from '@/lib/usage/read-latency'
import { readLiveMinutes } from '@/lib/usage/read-live-minutes'
import { readUsage } from '@/lib/usage/read-usage'
import { readUsageTotals } from '@/lib/usage/read-usage-totals'
import { refusedSince } from '@/lib/usage/refused-since'
import { usageQuerySchema } from '@/lib/usage/schema'
import { agree } from '@/tests/bench/agree'
import { chart, plainSum, QUESTIONS, questionName, timesOf } from '@/tests/bench/chart-questions'
import { type Figure, median, ratioFigure } from '@/tests/bench/figure'
import { vacuum } from '@/tests/bench/vacuum'

const RUNS = 60
const ROUNDS = 5
const DEMO_DAYS = 90

async function busiestAccount(): Promise<bigint> {
  const { rows } = await pool().query<{ accountId: bigint }>(
    `select account_id as "accountId" from usage_hours group by 1 order by count(*) desc limit 1`,
  )
  if (!rows[0]) throw new Error('the demo made no usage')
  return rows[0].accountId
}

/** Everything that Overview asks of the database, at once, as the page does. */
export function overview(accountId: bigint, now: Date): () => Promise<unknown> {
  const asked = prepareOverviewQueries(usageQuerySchema.parse({ range: '24h' }))
  const since = new Date(now.getTime() - 7 * 86_400_000)
  return () =>
    Promise.all([
      readLiveMinutes(accountId, { now }),
      readUsageTotals(accountId, asked.series, { now }),
      readUsage(accountId, asked.series, { now }),
      readUsage(accountId, asked.models, { now }),
      readLatency(accountId, asked.latency, { now }),
      billingOverview(accountId, { now }),
      refusedSince(accountId, { since, now }),
      hasUsage(accountId, { now }),
    ])
}

function figuresOf(ratios: ReadonlyMap<string, number[]>, overviews: readonly number[]): Figure[] {
  const charts = [...ratios].sort((a, b) => median(a[1]) - median(b[1]))
  const rounds = overviews.map((_, round) => median(charts.map(([, each]) => each[round] ?? Number.NaN)))
  const [dearest, ofDearest] = charts.at(-1) ?? ['', []]
  const wanted = { atMost: 2 }
  return [
    ratioFigure(6, `p50 of a chart : plain sum of its rows, the middle of ${charts.length}`, rounds, wanted),
    ratioFigure(6, 'the same, the dearest of them', ofDearest, wanted, dearest),
    ratioFigure(6, "Overview's queries, all of them at once, ms", overviews, { atMost: 10 }),
  ]
}

/** Bar 6: what a chart costs beyond adding its rows up, and all of Overview, on the demo's 90 days. */
export async function benchCharts(): Promise<Figure[]> {
  const now = new Date()
  await playHistory({ days: DEMO_DAYS, now }, (done) => console.log(`day ${done} of ${DEMO_DAYS}`))
  await foldDeltas()
  await vacuum()
  const accountId = await busiestAccount()
  const ratios = new Map<string, number[]>()
  const overviews: number[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    for (const question of QUESTIONS) {
      const ours = median(await timesOf(RUNS, chart(accountId, question, now)))
      const plain = median(await timesOf(RUNS, plainSum(accountId, question, now)))
      const name = questionName(question)
      ratios.set(name, [...(ratios.get(name) ?? []), ours / plain])
      console.log(`${name}: ${ours.toFixed(2)} ms : ${plain.toFixed(2)} ms = ${(ours / plain).toFixed(2)}`)
    }
    overviews.push(median(await timesOf(RUNS, overview(accountId, now))))
    console.log(`overview ${overviews.at(-1)?.toFixed(1)} ms`)
  }
  await agree()
  return figuresOf(ratios, overviews)
}
