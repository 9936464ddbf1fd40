import { formatId } from '@/lib/db/id'
import { closePool } from '@/lib/db/pool'
import { closePrisma } from '@/lib/db/prisma'
import type { Place } from '@/lib/ingest/schema'
import { prepareDatabase } from '@/lib/server/prepare-database'
import { readLatency } from '@/lib/usage/read-latency'
import { readRequestLog } from '@/lib/usage/read-request-log'
import { type RequestLogQuery, requestLogQuerySchema } from '@/lib/usage/request-log-schema'
import { latencyQuerySchema } from '@/lib/usage/schema'
import { chart, QUESTIONS, questionName, timesOf } from '@/tests/bench/chart-questions'
import { makeEvents } from '@/tests/bench/make-events'
import { prove } from '@/tests/bench/prove'
import { makeSource, makeTenants, type Tenant } from '@/tests/bench/tenants'
import { vacuum } from '@/tests/bench/vacuum'

/**
 * One of the two databases that the bench of growth compares: makes its events, and answers how long a
 * question takes there. A process has one pool, hence one process each.
 */
export type Task = { make: number } | { ask: number } | { prove: number }
/** `name` is the question's, or what was proved; `next` is the question that follows, if one does. */
export type Reading = { name: string; times: number[]; next: number | null }

const DAYS = 7
const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const MODELS = ['meta-llama/Llama-3.3-70B-Instruct', 'openai/gpt-oss-120b'] as const
const RUNS = 15
const endAt = Math.floor(Date.now() / HOUR_MS) * HOUR_MS
const now = new Date(endAt)
let tenant: Tenant | undefined

/**
 * Every place has 8 events in turn: 4 and 3 of the two models that were answered, 1 that was refused. At the
 * smallest size a minute has 99 events, more than one turn of all 10 places, so that every minute has the
 * same rollup rows at every size.
 */
function groupsOf(places: readonly Place[]) {
  return (number: number) => {
    const place = places[number % places.length]
    if (!place) throw new Error('there are places')
    const turn = Math.floor(number / places.length) % 8
    return { place, model: MODELS[turn % 2] ?? MODELS[0], status: turn === 7 ? 429 : 200 }
  }
}

async function make(count: number): Promise<void> {
  await prepareDatabase(new Date())
  const tenants = await makeTenants(5, 2)
  const { sourceId } = await makeSource()
  const places = tenants.flatMap(({ accountId, projectId, keyIds }) =>
    keyIds.map((keyId) => ({ accountId, projectId, keyId })),
  )
  tenant = tenants[0]
  const startAt = endAt - DAYS * DAY_MS
  await makeEvents({ startAt, endAt, groupOf: groupsOf(places), count }, sourceId)
  await vacuum()
}

type Question = { name: string; ask: () => Promise<unknown> }

function questionsOf({ accountId, keyIds }: Tenant): Question[] {
  const timing = latencyQuerySchema.parse({ range: '7d', group: 'model' })
  const key = formatId('key', keyIds[0] ?? 0n)
  const log = (which: string, narrowed: Partial<RequestLogQuery>) => {
    const query = { ...requestLogQuerySchema.parse({ range: '7d' }), ...narrowed }
    return { name: `request log${which}`, ask: () => readRequestLog(accountId, query, { now }) }
  }
  return [
    ...QUESTIONS.map((query) => ({ name: questionName(query), ask: chart(accountId, query, now) })),
    { name: '7d, latency by model', ask: () => readLatency(accountId, timing, { now }) },
    log('', {}),
    log(' of a past minute', { until: new Date(endAt - 3 * DAY_MS).toISOString() }),
    log(' of status 429', { statuses: ['429'] }),
    log(' of a key', { keys: [key] }),
  ]
}

async function perform(task: Task): Promise<Reading> {
  if ('make' in task) {
    await make(task.make)
    return { name: 'made', times: [], next: null }
  }
  if ('prove' in task) return { name: await prove(task.prove), times: [], next: null }
  if (!tenant) throw new Error('events are made first')
  const questions = questionsOf(tenant)
  const question = questions[task.ask]
  if (!question) throw new Error('there is no such question')
  const next = task.ask + 1 < questions.length ? task.ask + 1 : null
  return { name: question.name, times: await timesOf(RUNS, question.ask), next }
}

process.on('message', (task) => {
  perform(task as Task).then(
    (reading) => process.send?.(reading),
    (error) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.once('disconnect', async () => {
  await closePrisma()
  await closePool()
})
