import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the server treats the next requests; `ok` is as Twilio does. */
export type TwilioMood = 'ok' | 'hang' | 'reset' | 'fail' | 'page' | 'nonsense' | 'other'

const ACCOUNT = 'ACours'
const TOKEN = 'token of ours'
const SERVICE = 'VAours'
const CREDENTIALS = `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`
const MOST_CHECKS = 5

const MISBEHAVE: Record<Exclude<TwilioMood, 'ok'>, (response: ServerResponse) => void> = {
  hang: () => undefined,
  reset: (response) => response.socket?.destroy(),
  fail: (response) => response.writeHead(500).end('{"code":20500,"message":"broken","status":500}'),
  page: (response) => response.writeHead(502).end('<h1>Bad gateway</h1>'),
  nonsense: (response) => response.writeHead(200).end('{"status":'),
  other: (response) => response.writeHead(200).end('{"status":["approved"]}'),
}

/**
 * A Twilio Verify v2 of our own on loopback. Every phone gets the code that `codeFor` tells, and a code that
 * was approved, or checked five times, is gone. Its addresses are put into this process's settings.
 */
export async function startTwilio(port = 0) {
  const waiting = new Map<string, { code: string; checks: number }>()
  const sent: string[] = []
  const codeFor = (phone: string) => phone.slice(-6)
  let mood: TwilioMood = 'ok'

  function verify(to: string): [number, object] {
    if (to.endsWith('0000')) return [400, { code: 60200, message: 'Invalid parameter `To`', status: 400 }]
    if (sent.filter((phone) => phone === to).length >= 5) return [429, { code: 60203, status: 429 }]
    sent.push(to)
    waiting.set(to, { code: codeFor(to), checks: 0 })
    return [201, { sid: 'VEours', to, channel: 'sms', status: 'pending', valid: false }]
  }

  function check(to: string, code: string): [number, object] {
    const wanted = waiting.get(to)
    if (!wanted) return [404, { code: 20404, message: 'not found', status: 404 }]
    wanted.checks += 1
    if (wanted.checks > MOST_CHECKS) return [429, { code: 60202, status: 429 }]
    if (wanted.code !== code) return [200, { sid: 'VEours', to, status: 'pending', valid: false }]
    waiting.delete(to)
    return [200, { sid: 'VEours', to, status: 'approved', valid: true }]
  }

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    if (mood !== 'ok') return MISBEHAVE[mood](response)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const [to, code] = [form.get('To') ?? '', form.get('Code') ?? '']
    const path = (request.url ?? '').replace(`/v2/Services/${SERVICE}/`, '')
    const isOurs = request.method === 'POST' && request.headers.authorization === CREDENTIALS
    const unknown: [number, object] = [404, { code: 20404, status: 404 }]
    const answer = () => {
      if (path === 'Verifications' && form.get('Channel') === 'sms') return verify(to)
      return path === 'VerificationCheck' ? check(to, code) : unknown
    }
    const [status, body] = isOurs ? answer() : [401, { code: 20003, status: 401 }]
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  process.env.TWILIO_ACCOUNT_SID = ACCOUNT
  process.env.TWILIO_AUTH_TOKEN = TOKEN
  process.env.TWILIO_VERIFY_SERVICE_SID = SERVICE
  process.env.TWILIO_API_BASE = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    sent,
    codeFor,
    forget: (phone: string) => waiting.delete(phone),
    be: (next: TwilioMood) => {
      mood = next
    },
    stop: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
