import { type Figure, median, ratioFigure } from '@/tests/bench/figure'
import { prove } from '@/tests/bench/prove'
import { bodies, requestLogs } from '@/tests/bench/request-logs'
import { sendBodies } from '@/tests/bench/send-bodies'
import { startServer } from '@/tests/bench/start-server'
import { makeSource, makeTenants } from '@/tests/bench/tenants'

const ROUNDS = 5
const BATCHES = 120
const MANY = 200

/** Bar 9: as many keys and groups, once all of one account and once of 200. */
export async function benchAccounts(): Promise<Figure[]> {
  const one = (await makeTenants(1, MANY)).flatMap((tenant) => tenant.keys)
  const many = (await makeTenants(MANY, 1)).flatMap((tenant) => tenant.keys)
  const { secret } = await makeSource()
  const server = await startServer()
  const send = (keys: readonly string[]) =>
    sendBodies(bodies(requestLogs(BATCHES, keys)), { port: server.port, secret })
  let acknowledged = (await send(one)).accepted + (await send(many)).accepted
  const ratios: number[] = []
  const rates: number[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const spread = await send(many)
    const single = await send(one)
    acknowledged += spread.accepted + single.accepted
    ratios.push(spread.seconds / single.seconds)
    rates.push(single.accepted / single.seconds)
    console.log(`round ${round}: ${ratios.at(-1)?.toFixed(2)}`)
  }
  await server.stop()
  const notes = `${Math.round(median(rates))} events/s for the one, ${await prove(acknowledged)}`
  return [ratioFigure(9, 'ingest for one account : spread over 200', ratios, { atLeast: 0.9 }, notes)]
}
