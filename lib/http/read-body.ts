import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { AppError } from '@/lib/errors'

function tooLarge(maxBytes: number): AppError {
  return new AppError(
    'too_large',
    `The body is larger than ${maxBytes} bytes. Nothing of it was kept; send it in parts.`,
  )
}

/** Told of a body's size as it grows; what it throws ends the reading. */
type Grown = (bytes: number) => void

async function collect(source: Readable, maxBytes: number, grown: Grown): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  // Leaving the loop must not destroy the request: the answer to it is still to be sent.
  for await (const chunk of source.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge(maxBytes)
    grown(size)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

async function inflate(request: IncomingMessage, maxBytes: number, grown: Grown): Promise<Buffer> {
  const gunzip = createGunzip()
  const cut = () => {
    if (!request.complete) gunzip.destroy(new Error('The client left in the middle of its body.'))
  }
  request.once('close', cut)
  try {
    return await collect(request.pipe(gunzip), maxBytes, grown)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid_request', 'The body is not a whole gzip stream. Nothing of it was kept.', {
      cause: error,
    })
  } finally {
    request.off('close', cut)
    request.unpipe(gunzip)
    gunzip.destroy()
  }
}

/**
 * Reads a request's body whole, inflating gzip, and stops at `maxBytes` both before and after inflating, so
 * that a bomb costs no more than an honest body. `grown` hears the inflated size while it is read.
 * @throws AppError too_large, unsupported (another encoding), invalid_request (a broken gzip stream)
 */
export async function readBody(
  request: IncomingMessage,
  maxBytes: number,
  grown: Grown = () => undefined,
): Promise<Buffer> {
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw new AppError('unsupported', 'content-encoding must be gzip or absent.')
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  return encoding === 'gzip' ? inflate(request, maxBytes, grown) : collect(request, maxBytes, grown)
}
