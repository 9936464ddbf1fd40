import { type Figure, ratioFigure } from '@/tests/bench/figure'
import { prove } from '@/tests/bench/prove'
import { bodies, requestLogs, withRepeats } from '@/tests/bench/request-logs'
import { sendBodies } from '@/tests/bench/send-bodies'
import { startServer } from '@/tests/bench/start-server'
import { makeSource, makeTenants } from '@/tests/bench/tenants'

const ROUNDS = 5
const BATCHES = 100
const SHARE = 0.01

/** Bar 3: acknowledged batches sent again, and batches of which one row in a hundred was there before. */
export async function benchRepeats(): Promise<Figure[]> {
  const tenants = await makeTenants(200, 1)
  const keys = tenants.flatMap((tenant) => tenant.keys)
  const { secret } = await makeSource()
  const server = await startServer()
  const to = { port: server.port, secret }
  let acknowledged = (await sendBodies(bodies(requestLogs(BATCHES, keys)), to)).accepted
  const again: number[] = []
  const some: number[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const lines = requestLogs(BATCHES, keys)
    const first = await sendBodies(bodies(lines), to)
    const second = await sendBodies(bodies(lines), to)
    if (second.duplicates !== first.accepted) throw new Error(`${second.duplicates} duplicates`)
    const mixed = await sendBodies(bodies(withRepeats(requestLogs(BATCHES, keys), lines, SHARE)), to)
    const plain = await sendBodies(bodies(requestLogs(BATCHES, keys)), to)
    acknowledged += first.accepted + mixed.accepted + plain.accepted
    again.push(first.seconds / second.seconds)
    some.push(plain.seconds / mixed.seconds)
    console.log(`round ${round}: again ${again.at(-1)?.toFixed(2)}, 1 % repeats ${some.at(-1)?.toFixed(2)}`)
  }
  await server.stop()
  const proof = await prove(acknowledged)
  return [
    ratioFigure(3, 'a batch sent again : the first time', again, { atLeast: 1 }, proof),
    ratioFigure(3, 'batches with 1 % repeats : none', some, { atLeast: 0.8 }),
  ]
}
