import { setTimeout as wait } from 'node:timers/promises'
import { deliver } from '@/tests/soak/client'
import type { Outcome } from '@/tests/soak/outcome'
import { ProductServer } from '@/tests/soak/product-server'
import { faultsOf, prove } from '@/tests/soak/prove'
import { makeBatch, makeTenants } from '@/tests/soak/tenants'

const BATCHES_PER_SECOND = 10
const ROWS_PER_BATCH = 200
/** A tenth of the run is for warming up: code is compiled and tables of fixed size are filled meanwhile. */
const WARM_UP = 0.1
const SAMPLES = 60
/** What the later half may hold more than the earlier one. */
const MOST_GROWTH = 1.1

const MEGABYTE = 1024 * 1024
const inMegabytes = (bytes: number) => `${Math.round(bytes / MEGABYTE)} MB`

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/** Sends at one pace, whatever answers take. @returns how long each batch took until it was acknowledged */
async function sendSteadily(seconds: number, send: () => Promise<number>): Promise<number[]> {
  const startedAt = performance.now()
  const sending: Promise<number>[] = []
  for (let batch = 0; batch < seconds * BATCHES_PER_SECOND; batch++) {
    const early = startedAt + (batch * 1000) / BATCHES_PER_SECOND - performance.now()
    if (early > 0) await wait(early)
    sending.push(send())
  }
  return Promise.all(sending)
}

/** A steady load for so many minutes: everything is counted, and memory stays where it was. */
export async function steadyLoad(minutes: number): Promise<Outcome> {
  const { keys, sourceId, secret } = await makeTenants(20)
  const server = new ProductServer()
  await server.start()
  const samples: { usedBytes: number; residentBytes: number }[] = []
  const everyMs = (minutes * 60_000) / SAMPLES
  const stop = new AbortController()
  const sampling = (async () => {
    while (!stop.signal.aborted) {
      samples.push(await server.memory())
      if (samples.length % 10 === 0)
        console.log(`steady load: ${inMegabytes(samples.at(-1)?.usedBytes ?? 0)} in use`)
      await wait(everyMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  })()
  const took = await sendSteadily(minutes * 60, async () => {
    const { milliseconds } = await deliver(makeBatch(ROWS_PER_BATCH, keys), { url: server.url, secret })
    return milliseconds
  })
  stop.abort()
  await sampling
  await server.kill()
  const warm = samples.slice(Math.ceil(samples.length * WARM_UP))
  const half = Math.floor(warm.length / 2)
  const used = (of: typeof warm) =>
    quantile(
      of.map(({ usedBytes }) => usedBytes),
      0.5,
    )
  const [earlier, later] = [used(warm.slice(0, half)), used(warm.slice(half))]
  const resident = Math.max(...samples.map(({ residentBytes }) => residentBytes))
  const proof = await prove(took.length * ROWS_PER_BATCH, sourceId)
  const faults = faultsOf(proof)
  if (later > earlier * MOST_GROWTH)
    faults.push(`memory grew from ${inMegabytes(earlier)} to ${inMegabytes(later)}`)
  const pace = BATCHES_PER_SECOND * ROWS_PER_BATCH
  const [p50, p99] = [0.5, 0.99].map((part) => `${Math.round(quantile(took, part))} ms`)
  return {
    summary:
      `Steady load: ${minutes} minutes, ${proof.events} events at ${pace} a second; a batch took ` +
      `${p50} (p50), ${p99} (p99); in use ${inMegabytes(earlier)} in the first half and ` +
      `${inMegabytes(later)} in the second, at most ${inMegabytes(resident)} resident; ` +
      `${proof.lost} lost, ${proof.doubled} doubled, ${proof.differences} differences`,
    faults: faults.map((fault) => `Steady load: ${fault}`),
  }
}
