import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Reach } from '@/lib/alerts/reach'
import { RECEIVER_CERT, RECEIVER_KEY } from './receiver-certificate'

export type Received = { path: string; headers: IncomingHttpHeaders; body: string }

/**
 * A receiver of webhooks on loopback, over TLS, at the name receiver.test. It keeps what it gets and answers
 * as `control` says: a status, with a place to go to, never, or without an end.
 */
export async function startReceiver() {
  const received: Received[] = []
  const control = { status: 204, location: '', hangs: false, isEndless: false }
  const server = createServer({ cert: RECEIVER_CERT, key: RECEIVER_KEY }, async (request, response) => {
    response.on('error', () => {})
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    received.push({ path: request.url ?? '', headers: request.headers, body })
    if (control.hangs) return
    response.writeHead(control.status, control.location ? { location: control.location } : {})
    if (!control.isEndless) response.end()
    else {
      const more = () => response.write('x'.repeat(65_536)) || response.once('drain', more)
      more()
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  /** Lets this receiver be reached, under any name, and nothing else. */
  const reach: Reach = {
    resolve: async () => ['127.0.0.1'],
    mayReach: (address) => address === '127.0.0.1',
    ca: RECEIVER_CERT,
  }
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `https://receiver.test:${port}/hook`, port, received, control, reach, stop }
}
