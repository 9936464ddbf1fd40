import 'server-only'
import { readFsync } from '@/lib/db/read-fsync'
import { AppError } from '@/lib/errors'
import type { NodeEndpoint } from '@/lib/http/node-handler'

let draining = false

/** From now on the process says that it takes no new work; what is under way is finished. */
export function beginDraining(): void {
  draining = true
}

/** `GET /healthz`: the process is alive, whatever its surroundings. */
export const healthEndpoint: NodeEndpoint = async () => ({ status: 'alive' })

/** `GET /readyz`: the process takes work and reaches its database. */
export const readyEndpoint: NodeEndpoint = async () => {
  if (draining) throw new AppError('unavailable', 'The process is shutting down.', { retryAfterSeconds: 1 })
  await readFsync()
  return { status: 'ready' }
}
