import { randomUUID } from 'node:crypto'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { groupDeltas } from '@/lib/ingest/group-deltas'
import { fingerprintOf, identityOf } from '@/lib/ingest/hash-event'
import { copyDeltas } from '@/lib/ingest/queries/copy-deltas'
import { copyEvents } from '@/lib/ingest/queries/copy-events'
import { copyTogether } from '@/lib/ingest/queries/copy-together'
import type { LoggedEvent, Place, PricedEvent } from '@/lib/ingest/schema'
import { patiently } from '@/tests/bench/patiently'

/**
 * Makes many events fast: priced rows as a reader of logs would hand them over, through the product's own
 * COPY, deltas and fold. Time goes forward, so that a batch is of few minutes, as it is in life. No two have
 * one id, which the keys prove that are built when all are there.
 */
const ROWS_A_WRITE = 5_000
const WRITES_A_FOLD = 40
const WRITERS = 2

export type Recipe = {
  count: number
  startAt: number
  endAt: number
  /** Which group the event of a number is of; the same recipe gives the same groups at every size. */
  groupOf: (number: number) => { place: Place; model: string; status: number }
}

const NOTHING = { images: null, width: null, height: null, steps: null, characters: null }
const RATE_PICOS = 400_000n

function eventOf(number: number, { count, startAt, endAt, groupOf }: Recipe, sourceId: bigint): PricedEvent {
  const { place, model, status } = groupOf(number)
  const [promptTokens, completionTokens] = [100 + (number % 4_001), 10 + (number % 797)]
  const event: LoggedEvent = {
    place,
    requestId: randomUUID(),
    timeMicros: Math.floor((startAt + ((endAt - startAt) * number) / count) * 1000),
    model,
    kind: 'text',
    status,
    refusedBy: status === 429 ? 'tier' : 'none',
    errorCode: null,
    quantities: { ...NOTHING, promptTokens, cachedTokens: null, completionTokens },
    latencyMs: 200 + (number % 3_001),
    ttftMs: 50 + (number % 401),
    stream: true,
    clientIp: null,
    origin: null,
    reportedCostPicos: null,
  }
  const isCharged = status === 200
  return {
    event,
    model,
    sourceId,
    identity: identityOf(sourceId, event.requestId),
    fingerprint: fingerprintOf(event),
    recordedMicros: event.timeMicros,
    ipHash: null,
    priceId: isCharged ? 1n : 0n,
    charge: isCharged ? 'charged' : 'free',
    costPicos: isCharged ? BigInt(promptTokens + completionTokens) * RATE_PICOS : 0n,
  }
}

async function write(recipe: Recipe, first: number, sourceId: bigint): Promise<void> {
  const length = Math.min(ROWS_A_WRITE, recipe.count - first)
  const rows = Array.from({ length }, (_, index) => eventOf(first + index, recipe, sourceId))
  await copyTogether([copyEvents(rows), copyDeltas(groupDeltas(rows))])
}

/** Takes the keys of events away. @returns what builds them again */
async function dropKeys(): Promise<string[]> {
  const { rows } = await patiently<{ drop: string; build: string }>(
    `select coalesce('alter table events drop constraint ' || conname, 'drop index ' || indexrelid::regclass)
         as drop,
       coalesce('alter table events add constraint ' || conname || ' ' || pg_get_constraintdef(c.oid),
         pg_get_indexdef(indexrelid)) as build
     from pg_index left join pg_constraint as c on conindid = indexrelid
     where indrelid = 'events'::regclass`,
  )
  for (const { drop } of rows) await patiently(drop)
  return rows.map(({ build }) => build)
}

export async function makeEvents(recipe: Recipe, sourceId: bigint): Promise<void> {
  const builds = await dropKeys()
  let next = 0
  let writes = 0
  const writer = async () => {
    for (let first = next; first < recipe.count; first = next) {
      next += ROWS_A_WRITE
      await write(recipe, first, sourceId)
      if (++writes % WRITES_A_FOLD !== 0) continue
      await foldDeltas()
      console.log(`${writes * ROWS_A_WRITE} of ${recipe.count} events`)
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, writer))
  await foldDeltas()
  for (const build of builds) {
    console.log(build)
    await patiently(build)
  }
}
