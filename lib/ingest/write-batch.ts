import { AppError } from '@/lib/errors'
import { groupDeltas } from '@/lib/ingest/group-deltas'
import { copyDeltas } from '@/lib/ingest/queries/copy-deltas'
import { copyEvents } from '@/lib/ingest/queries/copy-events'
import { copyTogether } from '@/lib/ingest/queries/copy-together'
import { findStanding } from '@/lib/ingest/queries/find-standing'
import { noteWritten, writtenLately } from '@/lib/ingest/recent-identities'
import type { PricedEvent } from '@/lib/ingest/schema'
import { siftBatch } from '@/lib/ingest/sift-batch'

/**
 * What was not written because it, or something else under its identity, stands already. Absent rows were
 * written.
 */
export type Repeats = ReadonlyMap<PricedEvent, 'duplicate' | 'conflict'>

const MAX_ATTEMPTS = 8

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/**
 * A distributed database reports a violation inside COPY with the code of an internal error and only these
 * words.
 */
function isUniqueViolation(error: unknown): boolean {
  const words = 'duplicate key value violates unique constraint'
  return codeOf(error) === '23505' || (codeOf(error) === 'XX000' && (error as Error).message.includes(words))
}

/** A deadlock or a serialization failure: Postgres has taken the attempt back, and asks for another. */
function isTransient(error: unknown): boolean {
  return codeOf(error) === '40P01' || codeOf(error) === '40001'
}

/** One attempt: the events and what they add to the rollups, committed together or not at all. */
function append(rows: readonly PricedEvent[]): Promise<void> {
  return copyTogether([copyEvents(rows), copyDeltas(groupDeltas(rows))])
}

/**
 * Writes what isn't there yet, and answers the fingerprints of what was. The write is optimistic: COPY
 * straight into the keyed table; when that fails because an event stands already, the attempt is taken back
 * as a whole, those that stand are looked up and left out, and the rest is written. Every such failure has
 * found one more committed event, so it ends.
 */
async function appendMissing(rows: readonly PricedEvent[]): Promise<Map<PricedEvent, string>> {
  const standing = new Map<PricedEvent, string>()
  let missing = rows
  let suspects = writtenLately(rows)
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    if (suspects.length > 0) {
      for (const [row, fingerprint] of await findStanding(suspects)) standing.set(row, fingerprint)
      missing = missing.filter((row) => !standing.has(row))
    }
    if (missing.length === 0) return standing
    try {
      await append(missing)
      noteWritten(missing)
      return standing
    } catch (error) {
      if (!isUniqueViolation(error) && !isTransient(error)) throw error
      suspects = isUniqueViolation(error) ? [...missing] : []
    }
  }
  throw new AppError(
    'unavailable',
    'The same events are being written elsewhere. Nothing of it was kept; send it again.',
    {
      retryAfterSeconds: 1,
    },
  )
}

/** Writes a batch of events of any accounts in one transaction; when it returns, it is committed. */
export async function writeBatch(rows: readonly PricedEvent[]): Promise<Repeats> {
  const { firsts, later } = siftBatch(rows)
  const standing = await appendMissing(firsts)
  const repeats = new Map<PricedEvent, 'duplicate' | 'conflict'>()
  const note = (row: PricedEvent, fingerprint: string) =>
    repeats.set(row, row.fingerprint === fingerprint ? 'duplicate' : 'conflict')
  for (const [row, fingerprint] of standing) note(row, fingerprint)
  for (const { row, first } of later) note(row, standing.get(first) ?? first.fingerprint)
  return repeats
}
