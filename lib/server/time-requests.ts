import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Histogram } from 'prom-client'
import type { NameRoute } from '@/lib/server/route-patterns'

const durations = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'From the head of a request to the last byte of its answer, by route, method and status.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
})

/** A stream lasts as long as somebody looks at it, which says nothing about the server. */
const STREAMS = new Set(['/api/live'])

/** Times a request until its answer is out, or its client has left. */
export function timeRequest(request: IncomingMessage, response: ServerResponse, nameRoute: NameRoute): void {
  const startedAt = performance.now()
  const method = request.method ?? 'GET'
  const route = nameRoute((request.url ?? '/').split('?', 1)[0] ?? '/')
  if (STREAMS.has(route)) return
  response.once('close', () => {
    const status = response.headersSent ? String(response.statusCode) : 'aborted'
    durations.observe({ method, route, status }, (performance.now() - startedAt) / 1000)
  })
}
