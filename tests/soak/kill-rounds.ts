import { type Delivery, deliver } from '@/tests/soak/client'
import type { Outcome } from '@/tests/soak/outcome'
import { ProductServer } from '@/tests/soak/product-server'
import { faultsOf, prove } from '@/tests/soak/prove'
import { makeBatch, makeTenants } from '@/tests/soak/tenants'

const SENDERS = 8
const BATCHES_PER_ROUND = 48
const ROWS_PER_BATCH = 500

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

type Victim = 'app' | 'database'
type Round = { deliveries: Delivery[]; cutBatches: number; awayMs: number }

/**
 * Sends batches by several clients at once, and has the victim killed when a part of them is acknowledged and
 * others are under way.
 */
async function playRound(
  send: (rows: object[]) => Promise<Delivery>,
  keys: readonly string[],
  kill: () => Promise<void>,
  at: number,
): Promise<Round> {
  const round: Round = { deliveries: [], cutBatches: 0, awayMs: 0 }
  const left = Array.from({ length: BATCHES_PER_ROUND }, () => makeBatch(ROWS_PER_BATCH, keys))
  let underWay = 0
  let killing: Promise<void> | undefined
  const sender = async () => {
    for (let rows = left.pop(); rows; rows = left.pop()) {
      underWay++
      const delivery = await send(rows)
      underWay--
      round.deliveries.push(delivery)
      if (round.deliveries.length < at || killing) continue
      round.cutBatches = underWay
      const startedAt = performance.now()
      killing = kill().then(() => {
        round.awayMs = performance.now() - startedAt
      })
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, sender))
  await killing
  return round
}

/** `kill -9` of the app or of Postgres in mid-batch, again and again: nothing lost, nothing doubled. */
export async function killRounds(
  victim: Victim,
  rounds: number,
  crashDatabase: () => Promise<void>,
): Promise<Outcome> {
  const { keys, sourceId, secret } = await makeTenants(20)
  const server = new ProductServer()
  await server.start()
  const killApp = () => server.kill().then(() => server.start())
  const send = (rows: object[]) => deliver(rows, { url: server.url, secret })
  const total = { cut: 0, again: 0, kept: 0, awayMs: 0, slowestMs: 0 }
  for (let n = 0; n < rounds; n++) {
    const at = 1 + ((n * 7) % (BATCHES_PER_ROUND - SENDERS))
    const { deliveries, cutBatches, awayMs } = await playRound(
      send,
      keys,
      victim === 'app' ? killApp : crashDatabase,
      at,
    )
    total.cut += cutBatches
    total.awayMs = Math.max(total.awayMs, awayMs)
    for (const { answer, attempts, milliseconds } of deliveries) {
      total.kept += answer.duplicates
      if (attempts > 1) total.again++
      total.slowestMs = Math.max(total.slowestMs, milliseconds)
    }
    console.log(`kill ${n + 1} of ${rounds} of the ${victim}: ${cutBatches} batches were under way`)
  }
  await server.kill()
  const proof = await prove(rounds * BATCHES_PER_ROUND * ROWS_PER_BATCH, sourceId)
  const name = victim === 'app' ? 'the app' : 'Postgres'
  return {
    summary:
      `kill -9 of ${name}: ${rounds} rounds, ${proof.events} events; ${total.cut} batches were under way, ` +
      `${total.again} had to be sent again, ${total.kept} of their rows had been kept; it was away for ` +
      `${seconds(total.awayMs)} at most, and the slowest batch took ${seconds(total.slowestMs)}; ` +
      `${proof.lost} lost, ${proof.doubled} doubled, ${proof.differences} differences`,
    faults: [...faultsOf(proof), ...(total.cut === 0 ? ['nothing was ever under way'] : [])].map(
      (fault) => `kill -9 of ${name}: ${fault}`,
    ),
  }
}
