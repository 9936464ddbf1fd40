import { RequestFailed } from '@/lib/http/request-failed'

type ErrorBody = { error?: { code?: string; message?: string; request_id?: string; details?: unknown } }
type Ask = { method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'; body?: unknown; signal?: AbortSignal }

/**
 * Asks one of our own endpoints from a page. What it answers is typed by the caller, who shares the
 * endpoint's schema.
 * @throws RequestFailed when the answer is an error; TypeError when there was none
 */
export async function fetchJson<T>(path: string, { method = 'GET', body, signal }: Ask = {}): Promise<T> {
  const response = await fetch(path, {
    method,
    signal: signal ?? null,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  if (response.ok) return (await response.json()) as T
  const { error }: ErrorBody = await response.json().catch(() => ({}))
  const message = error?.message ?? `The server answered ${response.status}.`
  const { code = 'internal', request_id: requestId = null, details } = error ?? {}
  throw new RequestFailed(response.status, code, message, requestId, details)
}
