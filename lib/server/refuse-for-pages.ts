import type { IncomingMessage } from 'node:http'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { requireMethod } from '@/lib/http/require-method'

/** What pages send are forms. */
const MAX_BODY_BYTES = 65_536

function isAddress(path: string): boolean {
  try {
    return path.startsWith('/') && decodeURIComponent(path) !== ''
  } catch {
    return false
  }
}

/**
 * Refuses what no page and no endpoint of a page takes, before the page framework sees it: that would answer
 * an address it can't decode by an error of ours, hold a body of any size in memory, and repeat in the log
 * what a form of its own said.
 * @throws AppError invalid_request, method_not_allowed, too_large
 */
export function refuseForPages(request: IncomingMessage, path: string): void {
  if (!isAddress(path)) throw new AppError('invalid_request', 'This is no address.')
  const isPage = !path.startsWith('/api/')
  // The development server's own pages post to it.
  if (isPage && env().NODE_ENV !== 'development') requireMethod(request, 'GET', 'HEAD')
  if (request.headers['transfer-encoding'] !== undefined) {
    throw new AppError('invalid_request', 'A body must come with its length here.')
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    throw new AppError('too_large', 'The body is larger than 64 kB.')
  }
}
