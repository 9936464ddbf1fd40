import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { env } from '@/lib/env'
import { type Figure, median, ratioFigure } from '@/tests/bench/figure'
import type { Reading, Task } from '@/tests/bench/growth-reader'
import { patiently } from '@/tests/bench/patiently'

const SMALL = 1_000_000
const USUAL = 20_000_000
const ROUNDS = 5
/** Times by which each question is asked of both databases, some runs at a time. */
const TURNS = 8
const HIGH = 0.95

type Reader = { does: (task: Task) => Promise<Reading>; stop: () => void }

/** A process with a database of its own, which holds so many events of the same recipe. */
async function startReader(name: string): Promise<Reader> {
  const url = new URL(env().DATABASE_URL)
  const database = `${url.pathname.slice(1)}_${name}`
  await patiently(`create database ${database}`)
  url.pathname = database
  const file = fileURLToPath(new URL('bench-growth-reader.mjs', import.meta.url))
  const execArgv = process.env.BENCH_SERVER_FLAGS?.split(' ') ?? []
  const child: ChildProcess = fork(file, [], { execArgv, env: { ...process.env, DATABASE_URL: url.href } })
  const gone = once(child, 'exit').then(() => {
    throw new Error(`what reads the ${name} database ended early`)
  })
  gone.catch(() => {})
  const does = async (task: Task) => {
    child.send(task)
    const [reading] = (await Promise.race([once(child, 'message'), gone])) as [Reading]
    return reading
  }
  return { does, stop: () => child.disconnect() }
}

function highOf(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length * HIGH)] ?? Number.NaN
}

type Readers = { small: Reader; large: Reader }

/**
 * The p95 of one question in each of the databases, asked by turns: what else the machine does just then hits
 * both alike.
 */
async function ratioOf({ small, large }: Readers, question: number) {
  const few: number[] = []
  const many: number[] = []
  let asked: Reading | undefined
  for (let turn = 0; turn < TURNS; turn++) {
    few.push(...(await small.does({ ask: question })).times)
    asked = await large.does({ ask: question })
    many.push(...asked.times)
  }
  return { name: asked?.name ?? '', next: asked?.next ?? null, ratio: highOf(many) / highOf(few) }
}

async function ratiosOf(readers: Readers): Promise<Map<string, number[]>> {
  const ratios = new Map<string, number[]>()
  for (let round = 1; round <= ROUNDS; round++) {
    for (let question: number | null = 0; question !== null; ) {
      const { name, next, ratio }: Awaited<ReturnType<typeof ratioOf>> = await ratioOf(readers, question)
      ratios.set(name, [...(ratios.get(name) ?? []), ratio])
      console.log(`round ${round}: ${name}, ${ratio.toFixed(2)}`)
      question = next
    }
  }
  return ratios
}

function worstOf(ratios: Map<string, number[]>, of: (name: string) => boolean) {
  const chosen = [...ratios].filter(([name]) => of(name))
  const worst = chosen.reduce((most, each) => (median(each[1]) > median(most[1]) ? each : most))
  const middle = median(chosen.map(([, rounds]) => median(rounds)))
  return {
    rounds: worst[1],
    notes: `the worst of ${chosen.length}: ${worst[0]}; in the middle ${middle.toFixed(2)}`,
  }
}

/** Bar 5: the same questions over the same accounts, keys, models and days, of few events and of many. */
export async function benchGrowth({ events }: { events: number | null }): Promise<Figure[]> {
  const count = events ?? USUAL
  const readers = { small: await startReader('small'), large: await startReader('large') }
  await readers.small.does({ make: SMALL })
  const startedAt = performance.now()
  await readers.large.does({ make: count })
  const rate = Math.round((count * 1000) / (performance.now() - startedAt))
  const ratios = await ratiosOf(readers)
  await readers.small.does({ prove: SMALL })
  const { name: proof } = await readers.large.does({ prove: count })
  for (const reader of Object.values(readers)) reader.stop()
  const sizes = `at ${count / 1_000_000}M events : at 1M`
  const isLog = (name: string) => name.startsWith('request log')
  const [charts, log] = [worstOf(ratios, (name) => !isLog(name)), worstOf(ratios, isLog)]
  const made = `${rate} events/s made, ${proof}`
  return [
    ratioFigure(5, `p95 of a chart ${sizes}`, charts.rounds, { atMost: 1.1 }, `${charts.notes}; ${made}`),
    ratioFigure(5, `p95 of a page of the request log ${sizes}`, log.rounds, { atMost: 1.1 }, log.notes),
  ]
}
