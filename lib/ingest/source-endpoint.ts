import type { IncomingMessage } from 'node:http'
import { AppError } from '@/lib/errors'
import type { NodeEndpoint } from '@/lib/http/node-handler'
import { readBody } from '@/lib/http/read-body'
import { refuseDense } from '@/lib/http/refuse-dense'
import { requireMethod } from '@/lib/http/require-method'
import type { IngestContext } from '@/lib/ingest/schema'
import { requireSource } from '@/lib/sources/require-source'

/** What the bodies under way may take together, inflated. */
const MAX_BYTES_UNDER_WAY = 192 * 1024 * 1024
/** Request logs shrink to about a tenth; a body whose size can't be told is taken for the largest. */
const USUAL_INFLATION = 12

let bytesUnderWay = 0

/** Makes answers of an inflated body. */
type Ingest = (body: Buffer, contentType: string | undefined, context: IngestContext) => Promise<unknown>

function expectedBytes(request: IncomingMessage, maxBytes: number): number {
  const length = Number(request.headers['content-length'])
  if (!Number.isFinite(length)) return maxBytes
  const inflated = request.headers['content-encoding'] ? length * USUAL_INFLATION : length
  return Math.min(Math.max(inflated, 1024), maxBytes)
}

/** Holds room for a body: for what is expected of it, then for what it turns out to be. */
function holdRoom(expected: number): { grown: (bytes: number) => void; release: () => void } {
  let held = 0
  const grown = (bytes: number) => {
    if (bytes <= held) return
    if (bytesUnderWay + bytes - held > MAX_BYTES_UNDER_WAY) {
      const message = 'Too much is being read already. Nothing of this request was kept; send it again.'
      throw new AppError('unavailable', message, { retryAfterSeconds: 1 })
    }
    bytesUnderWay += bytes - held
    held = bytes
  }
  const release = () => {
    bytesUnderWay -= held
  }
  grown(expected)
  return { grown, release }
}

/** An endpoint that sources post to: who it is, whether there is room, then the body, answered when kept. */
export function sourceEndpoint(maxBytes: number, ingest: Ingest): NodeEndpoint {
  return async (request) => {
    requireMethod(request, 'POST')
    const source = await requireSource(request.headers.authorization)
    const room = holdRoom(expectedBytes(request, maxBytes))
    try {
      const body = await readBody(request, maxBytes, room.grown)
      refuseDense(body)
      return await ingest(body, request.headers['content-type'], { source, now: new Date() })
    } finally {
      room.release()
    }
  }
}
