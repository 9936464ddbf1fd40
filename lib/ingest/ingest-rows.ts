import { signalAccount } from '@/lib/db/account-signals'
import { AppError } from '@/lib/errors'
import { answer, type ReadRow } from '@/lib/ingest/answer'
import { bookUnknownModels } from '@/lib/ingest/book-unknown-models'
import { countIngested } from '@/lib/ingest/count-ingested'
import { asFields } from '@/lib/ingest/formats/as-fields'
import type { Format } from '@/lib/ingest/formats/format'
import { native } from '@/lib/ingest/formats/native'
import { BROKEN_LINE } from '@/lib/ingest/formats/read-rows'
import { RowRefused } from '@/lib/ingest/formats/row-refused'
import { ipHasher } from '@/lib/ingest/ip-hasher'
import { placeResolver } from '@/lib/ingest/place-resolver'
import { type Pricing, priceRow } from '@/lib/ingest/price-row'
import type { ResolvePlace } from '@/lib/ingest/resolve-place'
import {
  type IngestAnswer,
  type IngestContext,
  type LoggedEvent,
  MAX_ROWS,
  type PricedEvent,
} from '@/lib/ingest/schema'
import { writeEvents } from '@/lib/ingest/write-events'
import { priceBook } from '@/lib/pricing/price-book'

type Logged =
  | { index: number; id: string | null; refused: RowRefused }
  | { index: number; event: LoggedEvent }

function refusal(error: unknown): RowRefused {
  if (error instanceof RowRefused) return error
  throw error
}

type Reading = { format: Format; resolve: ResolvePlace; nowMs: number }

function readRow(row: unknown, index: number, { format, resolve, nowMs }: Reading): Logged {
  if (row === BROKEN_LINE) {
    return { index, id: null, refused: new RowRefused('invalid_json', 'The line is not JSON.') }
  }
  const fields = asFields(row)
  if (!fields) return { index, id: null, refused: new RowRefused('invalid_row', 'A row must be an object.') }
  try {
    return { index, event: format.read(fields, resolve, nowMs) }
  } catch (error) {
    return { index, id: format.idOf(fields), refused: refusal(error) }
  }
}

function priceLogged(logged: Logged, pricing: Pricing): ReadRow {
  if ('refused' in logged) return logged
  const { index, event } = logged
  const id = event.requestId
  try {
    return { index, id, priced: priceRow(event, pricing) }
  } catch (error) {
    return { index, id, refused: refusal(error) }
  }
}

function ignoredIn(rows: readonly unknown[], format: Format): number {
  let ignored = 0
  for (const row of rows) {
    const fields = asFields(row)
    if (fields) ignored += format.countIgnored(fields)
  }
  return ignored
}

/**
 * Rows, or what reads them from a body. A body can grow thirtyfold when it is read, so its rows are made,
 * looked at and let go in one go: however many requests wait for the database, the rows of one body are in
 * memory.
 */
export type RowsToRead = readonly unknown[] | (() => readonly unknown[])

function readAll(source: RowsToRead, reading: Reading): { logged: Logged[]; ignoredFields: number } {
  const rows = typeof source === 'function' ? source() : source
  if (rows.length > MAX_ROWS) throw new AppError('too_large', `At most ${MAX_ROWS} rows are taken at once.`)
  const logged = rows.map((row, index) => readRow(row, index, reading))
  return { logged, ignoredFields: ignoredIn(rows, reading.format) }
}

async function pricingFor(events: readonly LoggedEvent[], { source, now }: IngestContext): Promise<Pricing> {
  const book = await priceBook()
  return {
    book,
    bookedName: await bookUnknownModels(events, book, now),
    hashIp: events.some((event) => event.clientIp !== null) ? await ipHasher(now) : null,
    sourceId: source.sourceId,
    recordedMicros: now.getTime() * 1000,
  }
}

/**
 * Ingest owns the way from a request log to what is counted: it is the only writer of events, deltas and
 * rollups. It knows no balances and draws no charts; what an event costs is decided by pricing.
 *
 * Reads a format's rows, prices them and writes what is new. When it returns, what it calls accepted is
 * committed; a row that is refused never takes its neighbours along.
 * @throws AppError too_large beyond 10,000 rows, unavailable when too much is waiting to be written
 */
export async function ingestRows(
  rows: RowsToRead,
  context: IngestContext,
  format: Format = native,
): Promise<IngestAnswer> {
  const resolve = await placeResolver(context.source)
  const { logged, ignoredFields } = readAll(rows, { format, resolve, nowMs: context.now.getTime() })
  const pricing = await pricingFor(
    logged.flatMap((row) => ('event' in row ? row.event : [])),
    context,
  )
  const read = logged.map((row) => priceLogged(row, pricing))
  const priced = read.flatMap((row) => ('priced' in row ? row.priced : []))
  const repeats: ReadonlyMap<PricedEvent, 'duplicate' | 'conflict'> =
    priced.length > 0 ? await writeEvents(priced) : new Map()
  const moved = new Set<bigint>()
  for (const row of priced) if (!repeats.has(row)) moved.add(row.event.place.accountId)
  for (const accountId of moved) signalAccount(accountId)
  const answered = answer(read, repeats, ignoredFields)
  countIngested(format.name, answered)
  return answered
}
