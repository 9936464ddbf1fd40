import type { IncomingMessage } from 'node:http'
import { addressOfClient } from '@/lib/http/address-of-client'
import { trustedProxies } from '@/lib/http/trusted-proxies'

/**
 * The client's network address, which pages' endpoints can't see: the server writes it into a header of every
 * request that it hands to them, over whatever a client wrote there.
 */
export const CLIENT_ADDRESS_HEADER = 'x-inferometer-client-address'

/** For the server, before it hands a request on. */
export function noteClientAddress(request: IncomingMessage): void {
  const forwarded = request.headers['x-forwarded-for'] ?? ''
  const forwardedFor = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
  const peer = request.socket.remoteAddress ?? ''
  request.headers[CLIENT_ADDRESS_HEADER] = addressOfClient(peer, forwardedFor, trustedProxies())
}

/** For an endpoint. Requests that didn't come through the server, as in development, share one name. */
export function clientAddress(headers: Headers | Record<string, string | undefined>): string {
  const value =
    headers instanceof Headers ? headers.get(CLIENT_ADDRESS_HEADER) : headers[CLIENT_ADDRESS_HEADER]
  return value || 'unknown'
}
