import type { IncomingMessage, ServerResponse } from 'node:http'
import { errorAnswer } from '@/lib/http/error-body'
import { newRequestId } from '@/lib/http/request-id'
import { toJson } from '@/lib/http/route'

/**
 * An endpoint of the data plane: returns what is answered as JSON, or undefined when it has answered by
 * itself.
 */
export type NodeEndpoint = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<unknown>

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
    // What is left of a refused body is not read: the connection ends with the answer.
    if (!request.complete) response.once('finish', () => request.destroy())
  }
}
