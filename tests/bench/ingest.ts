import { copyFloor } from '@/tests/bench/copy-floor'
import { type Figure, median, ratioFigure } from '@/tests/bench/figure'
import { prove } from '@/tests/bench/prove'
import { bodies, ROWS_A_BATCH, requestLogs } from '@/tests/bench/request-logs'
import { sendBodies } from '@/tests/bench/send-bodies'
import { type BenchServer, startServer } from '@/tests/bench/start-server'
import { makeSource, makeTenants } from '@/tests/bench/tenants'

const ROUNDS = 5
const BATCHES = 200
const WARM_UP = 100
const ACCOUNTS = 200

type Round = { events: number; ratio: number; perSecond: number; delayP99Ms: number; cpuMicros: number }

/** One load over HTTP, and right after it COPY of the very rows that it wrote. */
async function runRound(server: BenchServer, secret: string, keys: readonly string[]): Promise<Round> {
  const load = bodies(requestLogs(BATCHES, keys))
  const before = await server.vitals()
  const { accepted, seconds } = await sendBodies(load, { port: server.port, secret })
  const after = await server.vitals()
  const floorSeconds = await copyFloor(BATCHES * ROWS_A_BATCH)
  return {
    events: accepted,
    ratio: floorSeconds / seconds,
    perSecond: accepted / seconds,
    delayP99Ms: after.delayP99Ms,
    cpuMicros: ((after.cpuMs - before.cpuMs) * 1000) / accepted,
  }
}

function say(round: number, { perSecond, ratio, cpuMicros, delayP99Ms }: Round): void {
  const floor = Math.round(perSecond / ratio)
  console.log(`round ${round}: ${Math.round(perSecond)} events/s, COPY ${floor}, ${ratio.toFixed(2)}`)
  console.log(`  ${cpuMicros.toFixed(1)} us of Node a row, event loop p99 ${delayP99Ms.toFixed(0)} ms`)
}

/** Bar 1: the whole way over HTTP, against bare COPY of the same rows. */
export async function benchIngest(): Promise<Figure[]> {
  const tenants = await makeTenants(ACCOUNTS, 1)
  const keys = tenants.flatMap((tenant) => tenant.keys)
  const { secret } = await makeSource()
  const server = await startServer()
  const warmUp = await sendBodies(bodies(requestLogs(WARM_UP, keys)), { port: server.port, secret })
  const rounds: Round[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const done = await runRound(server, secret, keys)
    rounds.push(done)
    say(round, done)
  }
  await server.stop()
  const proof = await prove(rounds.reduce((sum, round) => sum + round.events, warmUp.accepted))
  const middle = (of: (round: Round) => number) => median(rounds.map(of))
  const [ours, floor] = [middle((round) => round.perSecond), middle((round) => round.perSecond / round.ratio)]
  const notes = [
    `${Math.round(ours)} : ${Math.round(floor)} events/s`,
    `event loop p99 ${Math.round(middle((round) => round.delayP99Ms))} ms`,
    proof,
  ]
  const ratios = rounds.map((round) => round.ratio)
  return [ratioFigure(1, 'ingest over HTTP : bare COPY', ratios, { atLeast: 0.8 }, notes.join(', '))]
}
