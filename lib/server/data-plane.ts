import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { exportEndpoint } from '@/lib/billing/export-endpoint'
import { statementPdfEndpoint } from '@/lib/billing/statement-pdf-endpoint'
import { stripeEndpoint } from '@/lib/billing/stripe-endpoint'
import { AppError } from '@/lib/errors'
import { accountEndpoint } from '@/lib/gateway/account-endpoint'
import { inferenceEndpoint } from '@/lib/gateway/inference-endpoint'
import { limitsCheckEndpoint } from '@/lib/gateway/limits-check-endpoint'
import { modelsEndpoint } from '@/lib/gateway/models-endpoint'
import { type NodeEndpoint, runEndpoint } from '@/lib/http/node-handler'
import { eventsEndpoint, litellmEndpoint, tracesEndpoint } from '@/lib/ingest/endpoint'
import { liveEndpoint } from '@/lib/live/endpoint'
import { healthEndpoint, readyEndpoint } from '@/lib/server/health'
import { metricsEndpoint } from '@/lib/server/metrics'
import { refuseForPages } from '@/lib/server/refuse-for-pages'
import { reportEndpoint } from '@/lib/usage/report-endpoint'

/**
 * The addresses that programs call, served on plain node:http beside the pages: a small request costs a
 * twentieth of what it costs through the page framework.
 */
const ENDPOINTS: Record<string, NodeEndpoint> = {
  '/v1/events': eventsEndpoint,
  '/v1/litellm': litellmEndpoint,
  '/v1/traces': tracesEndpoint,
  '/v1/chat/completions': inferenceEndpoint('text', '/chat/completions'),
  '/v1/completions': inferenceEndpoint('text', '/completions'),
  '/v1/models': modelsEndpoint,
  '/v1/image/generation': inferenceEndpoint('image', '/image/generation'),
  '/v1/images/generations': inferenceEndpoint('image', '/images/generations'),
  '/v1/audio/generation': inferenceEndpoint('audio', '/audio/generation'),
  '/v1/account': accountEndpoint,
  '/v1/limits/check': limitsCheckEndpoint,
  '/v1/exports/billing.csv': exportEndpoint,
  '/v1/exports/statement.pdf': statementPdfEndpoint,
  '/v1/webhooks/stripe': stripeEndpoint,
  '/v1/organization/usage/completions': reportEndpoint('completions'),
  '/v1/organization/usage/images': reportEndpoint('images'),
  '/v1/organization/usage/audio_speeches': reportEndpoint('audio_speeches'),
  '/v1/organization/usage/embeddings': reportEndpoint('embeddings'),
  '/v1/organization/costs': reportEndpoint('costs'),
  '/api/live': liveEndpoint,
  '/healthz': healthEndpoint,
  '/readyz': readyEndpoint,
  '/metrics': metricsEndpoint,
}
export const DATA_PLANE_PATHS = Object.keys(ENDPOINTS)

const noSuchEndpoint: NodeEndpoint = async () => {
  throw new AppError('not_found', 'There is no such endpoint.')
}

function refusalForPages(request: IncomingMessage, path: string): NodeEndpoint | undefined {
  try {
    refuseForPages(request, path)
    return undefined
  } catch (refusal) {
    return async () => {
      throw refusal
    }
  }
}

/** @returns true when the request is the data plane's, or nobody's, and is answered here. */
export function serveDataPlane(request: IncomingMessage, response: ServerResponse): boolean {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const endpoint =
    ENDPOINTS[path] ?? (path.startsWith('/v1/') ? noSuchEndpoint : refusalForPages(request, path))
  if (!endpoint) return false
  void runEndpoint(endpoint, request, response)
  return true
}
