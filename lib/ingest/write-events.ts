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
const MAX_WAITING_ROWS = 100_000
const ENOUGH_ROWS = 4_000

type Waiting = {
  rows: readonly PricedEvent[]
  resolve: (repeats: Repeats) => void
  reject: (error: unknown) => void
}

const waiting: Waiting[] = []
let waitingRows = 0
let writers = 0

/** As many whole requests as make a good transaction, the oldest first. */
function takeBatch(): Waiting[] {
  const taken: Waiting[] = []
  for (let rows = 0; rows < ENOUGH_ROWS; ) {
    const next = waiting.shift()
    if (!next) break
    taken.push(next)
    rows += next.rows.length
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
  for (let batch = takeBatch(); batch.length > 0; batch = takeBatch()) {
    await writeTogether(batch)
    for (const request of batch) waitingRows -= request.rows.length
  }
  writers--
}

/**
 * Writes a request's events; when it returns, they are committed.
 * @throws AppError unavailable when too much is waiting already
 */
export function writeEvents(rows: readonly PricedEvent[]): Promise<Repeats> {
  if (waitingRows > 0 && waitingRows + rows.length > MAX_WAITING_ROWS) {
    const message = 'Too much is waiting to be written. Nothing of this request was kept; send it again.'
    return Promise.reject(new AppError('unavailable', message, { retryAfterSeconds: 1 }))
  }
  return new Promise((resolve, reject) => {
    waiting.push({ rows, resolve, reject })
    waitingRows += rows.length
    if (writers >= MAX_WRITERS) return
    writers++
    // What arrived in the same turn of the loop is written together.
    setImmediate(() => void drain())
  })
}
