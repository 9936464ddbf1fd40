/**
 * The header in which the server hands the pages the address that was asked, which their frame can't know
 * otherwise. The server sets it on every request, whatever a client wrote there.
 */
export const REQUEST_PATH_HEADER = 'x-inferometer-request-path'

/** The path and query that a browser would show, without what the page framework adds; null when not told. */
export function requestPath(headers: Headers): string | null {
  const asked = headers.get(REQUEST_PATH_HEADER)
  if (!asked?.startsWith('/')) return null
  const url = new URL(asked, 'http://server.invalid')
  url.searchParams.delete('_rsc')
  return url.pathname + url.search
}
