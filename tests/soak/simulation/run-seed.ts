import { setTimeout as wait } from 'node:timers/promises'
import { type Random, seededRandom } from '@/lib/demo/random'
import type { IngestAnswer } from '@/lib/ingest/schema'
import { DAY_MS, MINUTE_MS } from '@/lib/time/range'
import type { ProductProcess } from '@/tests/soak/product-process'
import { check, checkAtEnd, keptSince, proveEqual, settle } from '@/tests/soak/simulation/check-state'
import { makeRows, repeatRow } from '@/tests/soak/simulation/make-rows'
import { enterPrices, makeRate, makeWorld } from '@/tests/soak/simulation/make-world'
import { type Answered, identityOf, Model } from '@/tests/soak/simulation/model'
import type { Play, Played, Stage } from '@/tests/soak/simulation/play'
import { type SimRow, wireRow } from '@/tests/soak/simulation/row'

/**
 * One seed of the simulation: a made-up stretch of months is played into two real processes of the product at
 * once, which are killed now and then, and compared after each step with a model that knows the rules and
 * none of the code. Every draw is made before anything is awaited, so that a seed always plays the same.
 */
const STEPS = 8
const FIRST_DAY = Date.UTC(2026, 0, 10)
const GRACE_MS = 3 * DAY_MS
const SOME_DOLLARS = [1n, 2n, 3n, 9n]

const upTo = (most: number, random: Random) => Math.floor(random() * (most + 1))

function shuffle<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

type Batch = { process: ProductProcess; sourceId: bigint; rows: SimRow[] }

/** New rows and some of before, in no order, cut into batches for both processes; some go to both at once. */
function makeBatches({ processes, world, random, nowMs, sent }: Play): Batch[] {
  const fresh = makeRows(20 + upTo(80, random), { nowMs, prefix: world.prefix, places: world.places }, random)
  // A conflict is found as long as what it conflicts with is kept, so nothing comes again after that.
  const since = keptSince(nowMs).getTime() * 1000
  const gone = new Set(sent.filter(({ timeMicros }) => timeMicros < since).map(identityOf))
  const kept = [...sent, ...fresh].filter((row) => !gone.has(identityOf(row)))
  const past = shuffle(kept, random).slice(0, upTo(60, random))
  const rows = shuffle([...fresh, ...past.map((row) => repeatRow(row, nowMs, random))], random)
  sent.push(...fresh.filter((row) => !row.isBad))
  const batches: Batch[] = []
  for (const sourceId of world.sources.keys()) {
    const own = rows.filter((row) => row.sourceId === sourceId)
    for (let from = 0, size = 0; from < own.length; from += size) {
      size = 1 + upTo(50, random)
      const batch = { sourceId, rows: own.slice(from, from + size) }
      const draw = random()
      if (draw < 0.6) batches.push({ ...batch, process: processes[0] })
      if (draw > 0.4) batches.push({ ...batch, process: processes[1], rows: shuffle(batch.rows, random) })
    }
  }
  return batches
}

async function send({ process, sourceId, rows }: Batch, { world, nowMs }: Play): Promise<Answered[]> {
  const body = rows.map((row) => JSON.stringify(wireRow(row))).join('\n')
  const source = { sourceId, accountId: world.sources.get(sourceId) ?? null }
  const answer: IngestAnswer = await process.call('ingest', { body, source, now: new Date(nowMs) })
  const said = new Map(answer.results.map(({ index, result }) => [index, result]))
  return rows.map((row, index) => ({ row, outcome: said.get(index) ?? 'accepted' }))
}

/** The same deposit by both processes; it must come in once. */
function deposit({ processes, world, model, random, nowMs }: Play): Promise<unknown>[] {
  const accountId = world.accountIds[upTo(1, random)] ?? 0n
  const idempotencyKey = `d${nowMs}`
  const picos = (SOME_DOLLARS[upTo(3, random)] ?? 1n) * 1_000_000_000_000n
  model.deposits.set(`${accountId}|${idempotencyKey}`, { accountId, picos })
  const args = { accountId, amountPicos: picos, idempotencyKey, now: new Date(nowMs) }
  return processes.map((process) => process.call('deposit', args))
}

/** Whatever goes wrong in this step goes wrong somewhere in its midst. */
function planFaults({ processes, crashDatabase, random, played }: Play): Promise<unknown>[] {
  const [mayKill, mayCrash, which, delayMs] = [
    random() < 0.4,
    random() < 0.15,
    upTo(1, random),
    upTo(30, random),
  ]
  const faults: Promise<unknown>[] = []
  if (mayKill) {
    faults.push(
      wait(delayMs).then(() => {
        if (processes[which]?.kill()) played.kills++
      }),
    )
  }
  if (mayCrash && crashDatabase)
    faults.push(
      wait(delayMs)
        .then(crashDatabase)
        .then(() => played.crashes++),
    )
  return faults
}

async function act(play: Play): Promise<void> {
  const { processes, random, model, nowMs, played } = play
  const now = new Date(nowMs)
  const batches = makeBatches(play)
  const others: Promise<unknown>[] = random() < 0.5 ? deposit(play) : []
  if (random() < 0.7) others.push(...processes.map((process) => process.call('fold')))
  if (random() < 0.4) others.push(...processes.map((process) => process.call('post', { now })))
  if (random() < 0.3) others.push(processes[0].call('dropOldEvents', { now }))
  if (random() < 0.3) others.push(proveEqual(play, processes[upTo(1, random)] ?? processes[0]))
  const faults = planFaults(play)
  const answers = await Promise.all(batches.map((batch) => send(batch, play)))
  await Promise.all([...others, ...faults])
  played.sent += answers.flat().length
  model.book(answers.flat(), nowMs, faults.length > 0)
}

/** What decides in which month a cost is recorded: the first that has not closed. */
const openMonthAt = (ms: number) => new Date(ms - GRACE_MS).toISOString().slice(0, 7)

/** Minutes, hours or days later; before a month closes, what was sent is recorded, and then both close it. */
async function moveClock(play: Play): Promise<void> {
  const far = [30 * MINUTE_MS, DAY_MS, 15 * DAY_MS][upTo(2, play.random)] ?? DAY_MS
  const laterMs = play.nowMs + MINUTE_MS + upTo(far, play.random)
  const isDue = openMonthAt(laterMs) !== openMonthAt(play.nowMs)
  play.nowMs = laterMs
  if (!isDue) return
  await settle(play)
  const now = new Date(laterMs)
  await Promise.all(play.processes.map((process) => process.call('close', { now })))
}

/** List prices, or some of them the first account's own, which every process must know of by then. */
async function changePrices(
  play: Play,
  names: readonly string[],
  startsAtMs: number,
  own = 0,
): Promise<void> {
  const { processes, random, world, nowMs } = play
  const rates = names.map((name) => {
    const accountId = random() < own ? (world.accountIds[0] ?? 0n) : 0n
    return makeRate({ accountId, model: `${world.prefix}/${name}`, startsAtMs }, random)
  })
  await enterPrices(rates, play.model, { processes, now: new Date(nowMs) })
}

async function playSteps(play: Play): Promise<void> {
  await changePrices(play, ['text', 'text-cached', 'image'], FIRST_DAY - 60 * DAY_MS)
  for (let step = 0; step < STEPS; step++) {
    await moveClock(play)
    // One model gets its first price late; another a new one, from a minute before what is sent next.
    const minute = Math.floor(play.nowMs / MINUTE_MS) * MINUTE_MS
    if (step === 3) await changePrices(play, ['audio'], minute - 20 * DAY_MS, 0.3)
    if (step === 6) await changePrices(play, ['text'], minute - upTo(1440, play.random) * MINUTE_MS, 0.5)
    await act(play)
    await check(play)
  }
  await checkAtEnd(play)
}

/** @throws Error that begins with the seed, when the product and the model don't agree */
export async function runSeed(seed: number, stage: Stage): Promise<Played> {
  const played = { events: 0, sent: 0, kills: 0, crashes: 0 }
  const world = await makeWorld(`sim-${seed}`, new Date(FIRST_DAY))
  const play: Play = {
    ...{ ...stage, world, played },
    ...{ model: new Model(), random: seededRandom(seed), nowMs: FIRST_DAY, sent: [] },
  }
  try {
    await playSteps(play)
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}`, { cause: error })
  }
  return { ...played, events: play.model.standing.size }
}
