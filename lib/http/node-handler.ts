import type { IncomingMessage, ServerResponse } from 'node:http'
import { errorAnswer } from '@/lib/http/error-body'
import { newRequestId } from '@/lib/http/request-id'
import { toJson } from '@/lib/http/route'

/**
 * An endpoint of the data plane: returns what is answered as JSON, or undefined when it has answered by
 * itself.
 */
export type NodeEndpoint = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<unknown>

/** How long the rest of a refused body is taken in. */
const LINGER_MS = 5_000

/**
 * A client that is still sending when its connection closes loses the answer with it, and would send all
 * again. So the rest of a refused body is read and thrown away for a while, before the connection ends.
 */
function linger(request: IncomingMessage): void {
  if (request.complete) return
  const end = setTimeout(() => request.destroy(), LINGER_MS).unref()
  request.once('close', () => clearTimeout(end)).resume()
}

/** Runs an endpoint, with a request id on every answer and every error as an error body. */
export async function runEndpoint(
  endpoint: NodeEndpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = newRequestId()
  response.setHeader('x-request-id', requestId)
  try {
    const result = await endpoint(request, response, new URL(request.url ?? '/', 'http://server.invalid'))
    if (response.headersSent || result === undefined) return
    response
      .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(toJson(result))
  } catch (error) {
    // A client that left in the middle of its request is nobody's fault, and there is nobody to tell.
    if (request.destroyed && !request.complete) return
    const answer = errorAnswer(error, requestId)
    if (response.headersSent) response.destroy()
    else response.writeHead(answer.status, answer.headers).end(answer.body)
    linger(request)
  }
}
