import { AppError } from '@/lib/errors'
import { isDatabaseAway } from '@/lib/http/error-body'
import type { PricedEvent } from '@/lib/ingest/schema'
import { type Repeats, writeBatch } from '@/lib/ingest/write-batch'

/**
 * The queue before the database. Requests that come while others are being written wait, and are then written
 * together: an idle process writes at once, a busy one in larger transactions, and a flood is turned away
 * before memory grows.
 */
const MAX_WRITERS = 2
const MAX_HELD_ROWS = 100_000
/**
 * A good transaction. Beside what it costs a row, COPY costs as much as a thousand rows more by itself, and
 * the fewer transactions, the fewer deltas: so a second one is begun beside the first only when it is full.
 */
const ENOUGH_ROWS = 4_000

type Waiting = {
  rows: readonly PricedEvent[]
  resolve: (repeats: Repeats) => void
  reject: (error: unknown) => void
}

const waiting: Waiting[] = []
let waitingRows = 0
/** Those that are being written as well. */
let heldRows = 0
let writers = 0

/** Whether what waits is worth a writer beside so many others. */
function isWorthAWriter(others: number): boolean {
  if (others === 0) return waiting.length > 0
  return others < MAX_WRITERS && waitingRows >= ENOUGH_ROWS
}

/** As many whole requests as make a good transaction, the oldest first. */
function takeBatch(): Waiting[] {
  const taken: Waiting[] = []
  for (let rows = 0; rows < ENOUGH_ROWS; ) {
    const next = waiting.shift()
    if (!next) break
    taken.push(next)
    rows += next.rows.length
    waitingRows -= next.rows.length
  }
  return taken
}

async function writeTogether(requests: readonly Waiting[]): Promise<void> {
  try {
    const repeats = await writeBatch(requests.flatMap((request) => request.rows))
    for (const request of requests) request.resolve(repeats)
  } catch (error) {
    if (requests.length > 1 && !isDatabaseAway(error)) {
      // What one request made fail must not fail its neighbours.
      for (const request of requests) await writeTogether([request])
      return
    }
    for (const request of requests) request.reject(error)
  }
}

async function drain(): Promise<void> {
  while (isWorthAWriter(writers - 1)) {
    const batch = takeBatch()
    await writeTogether(batch)
    for (const request of batch) heldRows -= request.rows.length
  }
  writers--
}

/**
 * Writes a request's events; when it returns, they are committed.
 * @throws AppError unavailable when too much is waiting already
 */
export function writeEvents(rows: readonly PricedEvent[]): Promise<Repeats> {
  if (heldRows > 0 && heldRows + rows.length > MAX_HELD_ROWS) {
    const message = 'Too much is waiting to be written. Nothing of this request was kept; send it again.'
    return Promise.reject(new AppError('unavailable', message, { retryAfterSeconds: 1 }))
  }
  return new Promise((resolve, reject) => {
    waiting.push({ rows, resolve, reject })
    waitingRows += rows.length
    heldRows += rows.length
    if (!isWorthAWriter(writers)) return
    writers++
    // What arrived in the same turn of the loop is written together.
    setImmediate(() => void drain())
  })
}
