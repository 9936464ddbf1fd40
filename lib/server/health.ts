import 'server-only'
import { readFsync } from '@/lib/db/read-fsync'
import { AppError } from '@/lib/errors'
import type { NodeEndpoint } from '@/lib/http/node-handler'
import { requireMethod } from '@/lib/http/require-method'

let isServing = false

/** Says whether the process takes new work: not before its pages are there, nor once it is shutting down. */
export function setServing(serving: boolean): void {
  isServing = serving
}

/** `GET /healthz`: the process is alive, whatever its surroundings. */
export const healthEndpoint: NodeEndpoint = async (request) => {
  requireMethod(request, 'GET', 'HEAD')
  return { status: 'alive' }
}

/** `GET /readyz`: the process takes work and reaches its database. */
export const readyEndpoint: NodeEndpoint = async (request) => {
  requireMethod(request, 'GET', 'HEAD')
  if (!isServing) {
    throw new AppError('unavailable', 'The process is starting or shutting down.', { retryAfterSeconds: 1 })
  }
  await readFsync()
  return { status: 'ready' }
}
