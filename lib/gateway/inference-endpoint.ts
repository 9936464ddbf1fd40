import type { IncomingMessage, ServerResponse } from 'node:http'
import { accountDirectory } from '@/lib/accounts/account-directory'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { admitRequest } from '@/lib/gateway/admit-request'
import { answerMeter } from '@/lib/gateway/answer-meter'
import { askUpstream } from '@/lib/gateway/ask-upstream'
import { gatewayLog } from '@/lib/gateway/gateway-log'
import { type InferenceRequest, readInferenceRequest } from '@/lib/gateway/inference-request'
import { limitHeaders } from '@/lib/gateway/limit-headers'
import type { Meter } from '@/lib/gateway/meter'
import { outOfFunds, rateLimited } from '@/lib/gateway/refusals'
import { type Ending, relayAnswer } from '@/lib/gateway/relay-answer'
import { type Caller, requireCaller } from '@/lib/gateway/require-caller'
import { requireUpstream } from '@/lib/gateway/require-upstream'
import { streamMeter } from '@/lib/gateway/stream-meter'
import type { NodeEndpoint } from '@/lib/http/node-handler'
import { readBody } from '@/lib/http/read-body'
import { requireMethod } from '@/lib/http/require-method'
import { admissions } from '@/lib/limits/admissions'
import type { Kind } from '@/lib/pricing/schema'

const MAX_BODY_BYTES = 32 * 1024 * 1024
const CLIENT_LEFT = 499

/** Notes what became of a request, once. */
type Note = (result: Record<string, unknown> & { status: number }) => void

function noteOf(id: string, caller: Caller, asked: InferenceRequest, now: Date): Note {
  const log = gatewayLog()
  const startedAt = performance.now()
  return (result) =>
    log.add({
      id,
      time: now.toISOString(),
      key: formatId('key', caller.keyId),
      model: asked.model,
      kind: asked.kind,
      stream: asked.stream,
      ...(caller.clientIp === null ? {} : { client_ip: caller.clientIp }),
      latency_ms: Math.round(performance.now() - startedAt),
      ...result,
    })
}

/** @throws AppError rate_limit_exceeded, insufficient_quota; both noted */
async function admit(
  caller: Caller,
  { model }: InferenceRequest,
  response: ServerResponse,
  note: Note,
  now: Date,
) {
  const { accountId, address } = caller
  const tierId = (await accountDirectory())(accountId)?.tierId
  if (!tierId) throw new AppError('invalid_api_key', 'The key is unknown, expired or revoked.')
  const { refusedBy, retryAfterMs, isOutOfFunds, asked } = await admitRequest(
    { accountId, tierId, model, address },
    { now },
  )
  const headers = limitHeaders(admissions().states(asked), refusedBy ? retryAfterMs : null)
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  if (refusedBy) {
    note({ status: 429, limit: refusedBy, error_code: 'rate_limit_exceeded' })
    throw rateLimited(retryAfterMs)
  }
  if (isOutOfFunds) {
    note({ status: 402, error_code: 'insufficient_quota' })
    throw outOfFunds()
  }
}

function meterFor(answer: IncomingMessage, asked: InferenceRequest): Meter {
  const isStream = answer.headers['content-type']?.startsWith('text/event-stream') ?? false
  if (asked.kind === 'text' && isStream) return streamMeter({ hide: asked.hidesUsage })
  return answerMeter({ reads: asked.kind === 'text' })
}

/** Asks the upstream. What it never answered is noted as such; our own key being refused is our fault. */
async function forward(
  path: string,
  asked: InferenceRequest,
  request: IncomingMessage,
  response: ServerResponse,
  note: Note,
) {
  const leaving = new AbortController()
  response.once('close', () => leaving.abort())
  const { 'content-type': contentType, accept, 'user-agent': userAgent } = request.headers
  const headers = {
    ...(contentType && { 'content-type': contentType }),
    ...(accept && { accept }),
    ...(userAgent && { 'user-agent': userAgent }),
  }
  try {
    const answer = await askUpstream({
      method: 'POST',
      path,
      headers,
      body: asked.body,
      signal: leaving.signal,
    })
    if (answer.statusCode !== 401 && answer.statusCode !== 403) return answer
    answer.resume()
    throw new AppError('upstream_failed', 'The upstream does not know this gateway.')
  } catch (error) {
    const { status, code } = error instanceof AppError ? error : { status: 502, code: 'upstream_failed' }
    note(
      leaving.signal.aborted
        ? { status: CLIENT_LEFT, error_code: 'client_left' }
        : { status, error_code: code },
    )
    throw error
  }
}

/** What is noted of an answer, by how it ended: quantities count only where `domain` charges for them. */
function resultOf(ending: Ending, status: number, asked: InferenceRequest, meter: Meter) {
  if (ending === 'cut') return { status: 502, error_code: 'upstream_cut' }
  const told = asked.kind === 'text' ? meter.usage() : null
  if (ending === 'left') return { status: CLIENT_LEFT, error_code: 'client_left', ...told }
  return { status, ...(status < 300 ? { ...asked.quantities, ...told } : {}) }
}

/**
 * An endpoint of the provider's API: who is it, may it, then the upstream's answer as it comes, metered on
 * its way. Nothing of the content outlives the request.
 *
 * @param path below the upstream's base address
 */
export function inferenceEndpoint(kind: Kind, path: string): NodeEndpoint {
  return async (request, response) => {
    requireMethod(request, 'POST')
    requireUpstream()
    const now = new Date()
    const caller = await requireCaller(request, { now })
    const asked = readInferenceRequest(kind, await readBody(request, MAX_BODY_BYTES))
    const note = noteOf(String(response.getHeader('x-request-id')), caller, asked, now)
    await admit(caller, asked, response, note, now)
    const sentAt = performance.now()
    const answer = await forward(path, asked, request, response, note)
    const meter = meterFor(answer, asked)
    let ttft: { ttft_ms: number } | null = null
    await relayAnswer(answer, response, meter, {
      onFirst: () => {
        if (asked.stream) ttft = { ttft_ms: Math.round(performance.now() - sentAt) }
      },
      note: (ending) => note({ ...ttft, ...resultOf(ending, answer.statusCode ?? 502, asked, meter) }),
    })
    return undefined
  }
}
