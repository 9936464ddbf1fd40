import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { StripeCustomer } from './stripe-customer'
import { type Fields, type StripeObject, StripeState } from './stripe-state'

/** How the server treats the next requests; `ok` is as Stripe does. */
export type Mood = 'ok' | 'hang' | 'drip' | 'reset' | 'fail' | 'page' | 'nonsense' | 'other' | 'lose'

const KEY = 'sk_test_ours'
const SECRET = 'whsec_ours'

/** `a[b][c]=1` as Stripe's SDK writes its bodies. */
function parseForm(text: string): Fields {
  const fields: Fields = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split(/[[\]]+/).filter(Boolean)
    let at = fields
    for (const part of path.slice(0, -1)) {
      at[part] ??= {}
      at = at[part] as Fields
    }
    at[path.at(-1) ?? ''] = value
  }
  return fields
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 200)
  response.once('close', () => clearInterval(timer))
}

const json = { 'content-type': 'application/json' }
const MISBEHAVE: Record<Exclude<Mood, 'ok' | 'lose'>, (response: ServerResponse) => void> = {
  hang: () => undefined,
  drip,
  reset: (response) => response.socket?.destroy(),
  fail: (response) => response.writeHead(500, json).end('{"error":{"type":"api_error","message":"broken"}}'),
  page: (response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>'),
  nonsense: (response) => response.writeHead(200, json).end('{"id":'),
  other: (response) =>
    response.writeHead(200, json).end('{"id":"cs_1","object":"goat","payment_status":"paid"}'),
}

/**
 * A Stripe of our own on loopback: its protocol, the SDK can't tell the difference. Its addresses and secrets
 * are put into this process's settings, so it is started before the product reads them.
 */
export async function startStripe() {
  const state = new StripeState()
  const kept = new Map<string, string>()
  let mood: Mood = 'ok'
  const server = createServer(async (request, response) => {
    const { method = 'GET', headers } = request
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    const fields = parseForm(await readText(request))
    const key = headers['idempotency-key']?.toString()
    state.requests.push({ method, path, key, fields })
    if (mood !== 'ok' && mood !== 'lose') return MISBEHAVE[mood](response)
    if (headers.authorization !== `Bearer ${KEY}`)
      return void response.writeHead(401, json).end('{"error":{}}')
    const again = key === undefined ? undefined : kept.get(`${method} ${path} ${key}`)
    const missing = { status: 404, body: { error: { type: 'invalid_request_error', message: 'none' } } }
    const made = again ? null : (state.answer(method, path, fields) ?? missing)
    const text = again ?? JSON.stringify(made)
    if (key !== undefined) kept.set(`${method} ${path} ${key}`, text)
    // The payment was made, and nobody hears of it.
    if (mood === 'lose') return void response.socket?.destroy()
    const { status, body }: { status: number; body: Fields } = JSON.parse(text)
    response.writeHead(status, json).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  process.env.STRIPE_SECRET_KEY = KEY
  process.env.STRIPE_WEBHOOK_SECRET = SECRET
  process.env.STRIPE_API_BASE = `http://127.0.0.1:${port}`
  return {
    state,
    customer: new StripeCustomer(state),
    be: (next: Mood) => {
      mood = next
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** The bytes of an event and the signature over them, made by the SDK's own hand. */
export function signed(event: StripeObject, { at = Date.now(), secret = SECRET } = {}) {
  const payload = JSON.stringify(event)
  const timestamp = Math.floor(at / 1000)
  const header = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
  return { payload, header }
}
