import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Reach } from '@/lib/alerts/reach'
import type { AttemptOutcome } from '@/lib/alerts/schema'

/** From the question for the name's address to the answer's status. */
const ATTEMPT_MS = 5_000

export type Answered = { outcome: AttemptOutcome; status: number | null }
export type Message = { url: string; payload: string; headers: Record<string, string> }

/**
 * Posts a message to a customer's address. The name is resolved here, every address is judged, and the
 * connection goes to these very addresses, so a name that answers otherwise a moment later gains nothing. A
 * redirect is an answer, not a way to go. Of the answer only the status is read. It never throws.
 */
export async function postWebhook(message: Message, reach: Reach, stop: AbortSignal): Promise<Answered> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(ATTEMPT_MS)])
  try {
    const addresses = await addressesOf(new URL(message.url), reach, signal)
    if (typeof addresses === 'string') return { outcome: addresses, status: null }
    return await post(message, addresses, reach.ca, signal)
  } catch (error) {
    return { outcome: signal.aborted ? 'timeout' : faultOf(error as { code?: unknown }), status: null }
  }
}

async function addressesOf(
  { hostname }: URL,
  reach: Reach,
  signal: AbortSignal,
): Promise<string[] | 'unknown_host' | 'forbidden_address'> {
  // The parser has turned 2130706433, 0x7f.1 and their like into plain addresses.
  const host = hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) ? [host] : await Promise.race([reach.resolve(host, signal), aborted(signal)])
  if (addresses.length === 0) return 'unknown_host'
  return addresses.every((address) => reach.mayReach(address)) ? addresses : 'forbidden_address'
}

async function post(
  { url, payload, headers }: Message,
  addresses: readonly string[],
  ca: string | undefined,
  signal: AbortSignal,
): Promise<Answered> {
  const checked = addresses.map((address) => ({ address, family: isIP(address) }))
  const lookup: LookupFunction = (_, { all }, found) => {
    const [first] = checked
    if (all) found(null, checked)
    else found(null, first?.address ?? '', first?.family)
  }
  const asking = request(url, {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(payload) },
    lookup,
    signal,
    agent: false,
    ...(ca && { ca }),
  })
  asking.end(payload)
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  // What follows may be endless, and is nobody's business.
  answer.on('error', () => {}).destroy()
  const status = answer.statusCode ?? 0
  if (status >= 200 && status < 300) return { outcome: 'delivered', status }
  return { outcome: status >= 300 && status < 400 ? 'redirect' : 'status', status }
}

async function aborted(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort')
  throw signal.reason
}

function faultOf({ code }: { code?: unknown }): AttemptOutcome {
  const text = String(code ?? '')
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|EPROTO/.test(text) ? 'tls' : 'no_connection'
}
