import { isUtf8 } from 'node:buffer'
import { AppError } from '@/lib/errors'
import { MAX_ROWS } from '@/lib/ingest/schema'

/**
 * Stands in place of a line that is no JSON: a row to be refused, which must not take its neighbours along.
 */
export const BROKEN_LINE = Symbol('broken line')

const LINES_TYPES = new Set([
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonlines',
])
const OPEN_TYPES = new Set(['', 'application/json', 'text/json', 'text/plain', 'application/octet-stream'])
const NEWLINE = 10

const unreadable = (why: string) => new AppError('invalid_request', `${why} Nothing of it was kept.`)

function tooMany(): AppError {
  return new AppError(
    'too_large',
    `A body holds at most ${MAX_ROWS} rows. Nothing of it was kept; send it in parts.`,
  )
}

function withoutBom(body: Buffer): Buffer {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return BROKEN_LINE
  }
}

/** The lines of a body; one of invalid UTF-8 can't be read, and is told by null. */
function linesOf(body: Buffer, valid: boolean): (string | null)[] {
  if (valid) return body.toString().split('\n')
  const lines: (string | null)[] = []
  for (let start = 0; start <= body.length; ) {
    const newline = body.indexOf(NEWLINE, start)
    const line = body.subarray(start, newline < 0 ? body.length : newline)
    lines.push(isUtf8(line) ? line.toString() : null)
    start += line.length + 1
  }
  return lines
}

/** One JSON value a line; empty lines are no rows. */
function readLines(body: Buffer, valid: boolean): unknown[] {
  const rows: unknown[] = []
  for (const line of linesOf(body, valid)) {
    if (line !== null && line.trim() === '') continue
    if (rows.length >= MAX_ROWS) throw tooMany()
    rows.push(line === null ? BROKEN_LINE : parse(line))
  }
  if (rows.length === 0) throw unreadable('The body is empty.')
  return rows
}

/** An object or an array of rows in one piece; otherwise lines, if any of them is a row. */
function sniff(body: Buffer): unknown[] {
  const valid = isUtf8(body)
  const whole = valid ? parse(body.toString()) : BROKEN_LINE
  if (Array.isArray(whole)) return whole
  if (typeof whole === 'object' && whole !== null) return [whole]
  if (whole !== BROKEN_LINE)
    throw unreadable('The body must be an object, an array of objects, or one object a line.')
  const rows = readLines(body, valid)
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row)
  if (!rows.some(isRow)) throw unreadable('The body is neither JSON nor JSON lines.')
  return rows
}

/**
 * The rows of a request's body: one object, an array, or NDJSON, told apart by looking unless the content
 * type says lines. A byte order mark is passed over.
 * @throws AppError unsupported, too_large, or invalid_request when the body as a whole can't be read
 */
export function readRows(body: Buffer, contentType: string | undefined): unknown[] {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  const lines = LINES_TYPES.has(type)
  if (!lines && !OPEN_TYPES.has(type)) {
    throw new AppError('unsupported', 'content-type must be JSON, lines of it, or CloudEvents.')
  }
  const content = withoutBom(body)
  const rows = lines ? readLines(content, isUtf8(content)) : sniff(content)
  if (rows.length > MAX_ROWS) throw tooMany()
  return rows
}
