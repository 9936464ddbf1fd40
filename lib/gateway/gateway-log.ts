import { join } from 'node:path'
import { pause } from '@/lib/db/pause'
import { AppError } from '@/lib/errors'
import { EventJournal, type GatewayRow } from '@/lib/gateway/event-journal'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import { MAX_ROWS } from '@/lib/ingest/schema'
import { log } from '@/lib/log'
import { BUILT_IN_SOURCE_ID, ensureBuiltInSource } from '@/lib/sources/ensure-built-in-source'

/** Rows reach the database this soon, in batches. */
const DRAIN_EVERY_MS = 200
/** Beyond this many rows that the database has not taken, new requests are refused. */
const MOST_WAITING = 200_000

async function store(rows: readonly GatewayRow[]): Promise<void> {
  const source = { sourceId: BUILT_IN_SOURCE_ID, accountId: null }
  for (let at = 0; at < rows.length; at += MAX_ROWS) {
    const answer = await ingestRows(rows.slice(at, at + MAX_ROWS), { source, now: new Date() })
    // Nothing that the gateway writes is refused; were it ever, somebody must look.
    for (const { id, code } of answer.results.filter(({ result }) => result === 'rejected'))
      log.error({ id, code }, 'a request of the gateway could not be booked')
  }
}

/** Set while the process serves. */
let opened: GatewayLog | undefined

/** Opens the log of this process, with what an earlier one left. @returns the function that closes it */
export async function openGatewayLog(folder: string, name: string): Promise<() => Promise<void>> {
  const made = new GatewayLog(folder, name)
  await made.open()
  opened = made
  return () => made.close()
}

/** @throws AppError unavailable when too much waits to be booked */
export function gatewayLog(): GatewayLog {
  if (opened && !opened.isFull) return opened
  const message = 'Requests cannot be booked right now. Nothing was sent on; send it again.'
  throw new AppError('unavailable', message, { retryAfterSeconds: 1 })
}

/** The requests that the gateway of this process has served, on their way to where all others are logged. */
class GatewayLog {
  private readonly journal: EventJournal
  private readonly stopping = new AbortController()
  private draining: Promise<void> = Promise.resolve()

  constructor(folder: string, name: string) {
    this.journal = new EventJournal(join(folder, `requests-${name}`))
  }

  async open(): Promise<void> {
    await ensureBuiltInSource({ now: new Date() })
    this.journal.open()
    this.draining = this.keepDraining()
  }

  get isFull(): boolean {
    return this.journal.waiting >= MOST_WAITING
  }

  /** Notes a request on disk; where that takes no more, in memory alone, and the log says so. */
  add(row: GatewayRow): void {
    try {
      this.journal.add(row)
    } catch (error) {
      log.error({ err: (error as Error).message }, 'a request of the gateway could not be noted on disk')
    }
  }

  async close(): Promise<void> {
    this.stopping.abort()
    await this.draining
    await this.drain()
    this.journal.close()
  }

  private async drain(): Promise<void> {
    try {
      while (this.journal.waiting > 0) await this.journal.drain(store)
    } catch (error) {
      log.error({ err: (error as Error).message }, 'requests of the gateway wait to be booked')
    }
  }

  private async keepDraining(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.drain()
      await pause(DRAIN_EVERY_MS, this.stopping.signal)
    }
  }
}
