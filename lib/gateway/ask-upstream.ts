import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as SecureAgent, request as secureRequest } from 'node:https'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { requireUpstream } from '@/lib/gateway/require-upstream'

/**
 * Without a byte for this long the upstream is given up: a long answer that is no stream sends none
 * meanwhile.
 */
const SILENCE_MS = 10 * 60_000

const plain = new PlainAgent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
const secure = new SecureAgent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })

/** Of a request's headers only these go on; who is asking stays here. */
const SENT_ON = ['content-type', 'accept', 'user-agent'] as const

export type UpstreamRequest = {
  method: 'GET' | 'POST'
  /** Below the upstream's base address, beginning with a slash. */
  path: string
  headers: Partial<Record<(typeof SENT_ON)[number], string>>
  body: Buffer | null
  signal: AbortSignal
}

function timedOut(cause?: unknown): AppError {
  return new AppError('upstream_timeout', 'The upstream did not answer in time.', { cause })
}

/**
 * Sends a request to the upstream. @returns its answer's head, with the body to be read
 * @throws AppError upstream_failed, upstream_timeout; not_found where no upstream is set
 */
export async function askUpstream(asked: UpstreamRequest): Promise<IncomingMessage> {
  const { UPSTREAM_API_KEY } = env()
  const url = new URL(`${requireUpstream()}${asked.path}`)
  const headers: Record<string, string | number> = { 'accept-encoding': 'identity' }
  for (const name of SENT_ON) {
    const value = asked.headers[name]
    if (value !== undefined) headers[name] = value
  }
  if (UPSTREAM_API_KEY) headers.authorization = `Bearer ${UPSTREAM_API_KEY}`
  if (asked.body) headers['content-length'] = asked.body.length
  const isSecure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const options = { method: asked.method, headers, signal: asked.signal, agent: isSecure ? secure : plain }
    const request = isSecure ? secureRequest(url, options) : plainRequest(url, options)
    request.setTimeout(SILENCE_MS, () => request.destroy(timedOut()))
    request.once('response', resolve)
    request.once('error', (cause) => {
      const failed = new AppError('upstream_failed', 'The upstream could not be reached.', { cause })
      reject(cause instanceof AppError ? cause : failed)
    })
    request.end(asked.body)
  })
}
