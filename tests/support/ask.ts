import { publicUrl } from '@/lib/env'
import type { RouteContext } from '@/lib/http/route'

type Handler<P> = (request: Request, context: RouteContext<P>) => Promise<Response>
type Ask<P> = { cookie: string; method?: string; query?: string; body?: unknown; params?: P }

/** Asks an endpoint as a page of ours would, and reads its answer. */
export async function ask<P = Record<string, never>>(
  handler: Handler<P>,
  { cookie, method = 'GET', query = '', body, params }: Ask<P>,
) {
  const headers = { cookie, origin: publicUrl() }
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  const context = { params: Promise.resolve((params ?? {}) as P) }
  const response = await handler(new Request(`${publicUrl()}/api/x${query}`, init), context)
  return { status: response.status, body: await response.json() }
}
