/**
 * The header in which the server hands the client's network address to the pages' endpoints. The server sets it on
 * every request from the connection and the trusted proxies, and drops whatever a client wrote there.
 */
export const CLIENT_ADDRESS_HEADER = 'x-inferometer-client-address'

/** Requests that didn't come through the server, as in development, share one name. */
export function clientAddress(headers: Headers | Record<string, string | undefined>): string {
  const value =
    headers instanceof Headers ? headers.get(CLIENT_ADDRESS_HEADER) : headers[CLIENT_ADDRESS_HEADER]
  return value || 'unknown'
}
