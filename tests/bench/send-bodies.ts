import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { IngestAnswer } from '@/lib/ingest/schema'

const SENDERS = 8

type To = { port: number; secret: string; agent: Agent }

function post(body: Buffer, { port, secret, agent }: To): Promise<IngestAnswer> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/x-ndjson',
      'content-length': body.length,
    }
    const path = '/v1/events'
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent }, (response) => {
      text(response).then((answer) => {
        if (response.statusCode === 200) resolve(JSON.parse(answer) as IngestAnswer)
        else reject(new Error(`${response.statusCode} ${answer}`))
      }, reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

export type Sent = { seconds: number; accepted: number; duplicates: number; rejected: number }

/** Posts every body once, so many at a time; the time is from the first byte to the last answer. */
export async function sendBodies(bodies: readonly Buffer[], to: Omit<To, 'agent'>): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: SENDERS })
  const sum = { accepted: 0, duplicates: 0, rejected: 0 }
  let next = 0
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      for (let body = bodies[next++]; body; body = bodies[next++]) {
        const answer = await post(body, { ...to, agent })
        for (const name of ['accepted', 'duplicates', 'rejected'] as const) sum[name] += answer[name]
      }
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  agent.destroy()
  return { seconds, ...sum }
}
