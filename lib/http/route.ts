import { errorAnswer } from '@/lib/http/error-body'
import { newRequestId } from '@/lib/http/request-id'
import { requireSameOrigin } from '@/lib/http/same-origin'

/**
 * Wraps an endpoint that pages call: gives it a request id, refuses mutations from other origins, answers
 * what it returns as JSON (bigint as a decimal string) and what it throws as an error body.
 */
export type RouteContext<P> = { params: Promise<P> }

export function route<P = Record<string, never>>(handle: (request: Request, params: P) => Promise<unknown>) {
  return async (request: Request, context: RouteContext<P>): Promise<Response> => {
    const requestId = newRequestId()
    try {
      if (request.method !== 'GET' && request.method !== 'HEAD') requireSameOrigin(request)
      const result = await handle(request, await context.params)
      if (result instanceof Response) return result
      const headers = {
        'cache-control': 'no-store',
        'content-type': 'application/json',
        'x-request-id': requestId,
      }
      return new Response(toJson(result ?? null), { headers })
    } catch (error) {
      const answer = errorAnswer(error, requestId)
      return new Response(answer.body, { status: answer.status, headers: answer.headers })
    }
  }
}

/** JSON with bigint written as a decimal string, since a JSON number cannot hold it. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? item.toString() : item))
}
