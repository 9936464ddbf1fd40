import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { AppError } from '@/lib/errors'

function tooLarge(maxBytes: number): AppError {
  return new AppError(
    'too_large',
    `The body is larger than ${maxBytes} bytes. Nothing of it was kept; send it in parts.`,
  )
}

/**
 * Reads a request's body whole, inflating gzip, and stops at `maxBytes` both before and after inflating, so
 * that a bomb costs no more than an honest body.
 * @throws AppError too_large, unsupported (another encoding), invalid_request (a broken gzip stream)
 */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding']?.toLowerCase() ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw new AppError('unsupported', 'content-encoding must be gzip or absent.')
  }
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  const chunks: Buffer[] = []
  let size = 0
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      size += chunk.length
      if (size > maxBytes) throw tooLarge(maxBytes)
      chunks.push(chunk)
    }
  }
  if (encoding === 'identity') {
    await collect(request)
    return Buffer.concat(chunks, size)
  }
  try {
    await pipeline(request, createGunzip(), collect)
  } catch (error) {
    // What `collect` threw arrives here as an abort of the pipeline.
    if (size > maxBytes) throw tooLarge(maxBytes)
    throw new AppError('invalid_request', 'The body is not a whole gzip stream. Nothing of it was kept.', {
      cause: error,
    })
  }
  return Buffer.concat(chunks, size)
}
