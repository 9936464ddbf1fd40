import { type Figure, median, ratioFigure } from '@/tests/bench/figure'
import { ormWrite } from '@/tests/bench/orm-write'
import { prove } from '@/tests/bench/prove'
import { bodies, ROWS_A_BATCH, requestLogs } from '@/tests/bench/request-logs'
import { sendBodies } from '@/tests/bench/send-bodies'
import { startServer } from '@/tests/bench/start-server'
import { makeSource, makeTenants } from '@/tests/bench/tenants'

const ROUNDS = 5
const BATCHES = 100
const ORM_BATCHES = 3

/** Bar 2: ingest over HTTP against an ORM's createMany and upserts, which need not even go over HTTP. */
export async function benchOrm(): Promise<Figure[]> {
  const tenants = await makeTenants(200, 1)
  const keys = tenants.flatMap((tenant) => tenant.keys)
  const byKey = new Map(tenants.flatMap((tenant) => tenant.keyIds.map((keyId) => [keyId, tenant] as const)))
  const { secret } = await makeSource()
  const server = await startServer()
  const to = { port: server.port, secret }
  const warmUp = await sendBodies(bodies(requestLogs(BATCHES, keys)), to)
  const ours: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { accepted, seconds } = await sendBodies(bodies(requestLogs(BATCHES, keys)), to)
    ours.push(accepted / seconds)
  }
  await server.stop()
  const proof = await prove(warmUp.accepted + ROUNDS * BATCHES * ROWS_A_BATCH)
  // What the ORM writes is no ingest of ours, so it comes after the proof.
  const theirs: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const lines = requestLogs(ORM_BATCHES, keys)
    const startedAt = performance.now()
    for (const batch of lines) await ormWrite(batch, byKey)
    theirs.push((ORM_BATCHES * ROWS_A_BATCH * 1000) / (performance.now() - startedAt))
    console.log(`round ${round + 1}: ${Math.round(ours[round] ?? 0)} : ${Math.round(theirs[round] ?? 0)}`)
  }
  const ratios = ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN))
  const notes = `${Math.round(median(ours))} : ${Math.round(median(theirs))} events/s, ${proof}`
  return [
    ratioFigure(2, 'ingest over HTTP : createMany and an upsert a group', ratios, { atLeast: 20 }, notes),
  ]
}
