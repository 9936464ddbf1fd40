import type { IncomingMessage } from 'node:http'
import { AppError } from '@/lib/errors'
import { rateLimited } from '@/lib/gateway/refusals'
import { clientAddress } from '@/lib/http/client-address'
import type { FoundKey } from '@/lib/keys/find-key-by-secret'
import { requireKey } from '@/lib/keys/require-key'
import { addressName } from '@/lib/limits/address-name'
import { askAddressLimit } from '@/lib/limits/ask-address-limit'

export type Caller = FoundKey & {
  /** What stands for the client's network in its window. */
  address: string
  /** The network as an address, for the request log, which hashes it; null when it isn't known. */
  clientIp: string | null
}

/**
 * Who asks for inference, and from where.
 * @throws AppError invalid_api_key, forbidden, rate_limit_exceeded (too many without a key from there)
 */
export async function requireCaller(request: IncomingMessage, { now }: { now: Date }): Promise<Caller> {
  const network = clientAddress({ ...request.headers } as Record<string, string | undefined>)
  const address = addressName(network)
  try {
    const key = await requireKey(request.headers.authorization, 'inference', { now })
    const clientIp = network === 'unknown' ? null : network.replace(/\/64$/, '')
    return { ...key, address, clientIp }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid_api_key') throw error
    const { refusedBy, retryAfterMs } = await askAddressLimit(address, { now })
    throw refusedBy ? rateLimited(retryAfterMs) : error
  }
}
