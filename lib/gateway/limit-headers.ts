import type { WindowState } from '@/lib/limits/schema'

/** A duration as OpenAI writes it: `12ms`, `1s`, `6m0s`. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.ceil(ms)}ms`
  const seconds = Math.ceil(ms / 1000)
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`
}

function nameOf({ limit, model }: WindowState): string {
  return model === null ? limit : `model:${model.replace(/[^A-Za-z0-9._:/-]/g, '_')}`
}

/** A client that waits longer than this for a retry gives up, or sleeps where nobody sees it. */
const LONGEST_RETRY_MS = 120_000

/**
 * The headers that tell of limits: OpenAI's, of the window with the least left in proportion, and those of
 * draft-ietf-httpapi-ratelimit-headers-11 beside them.
 *
 * @param retryAfterMs null for a request that was let in
 */
export function limitHeaders(
  windows: readonly WindowState[],
  retryAfterMs: number | null,
): Record<string, string> {
  const headers: Record<string, string> = {}
  const tightest = windows.reduce<WindowState | null>(
    (least, window) =>
      least === null || window.left / window.requests < least.left / least.requests ? window : least,
    null,
  )
  if (tightest) {
    headers['x-ratelimit-limit-requests'] = String(tightest.requests)
    headers['x-ratelimit-remaining-requests'] = String(tightest.left)
    headers['x-ratelimit-reset-requests'] = durationText(tightest.resetMs)
    headers['ratelimit-policy'] = windows
      .map((window) => `"${nameOf(window)}";q=${window.requests};w=${window.windowMs / 1000}`)
      .join(', ')
    headers.ratelimit = `"${nameOf(tightest)}";r=${tightest.left};t=${Math.ceil(tightest.resetMs / 1000)}`
  }
  if (retryAfterMs !== null) {
    headers['retry-after-ms'] = retryAfterMs.toFixed(3).replace(/\.?0+$/, '')
    headers['x-should-retry'] = String(retryAfterMs <= LONGEST_RETRY_MS)
  }
  return headers
}
