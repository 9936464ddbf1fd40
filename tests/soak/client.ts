import { setTimeout as wait } from 'node:timers/promises'
import type { IngestAnswer } from '@/lib/ingest/schema'

export type Target = { url: string; secret: string }

/** How a batch fared until it was acknowledged. */
export type Delivery = { answer: IngestAnswer; attempts: number; milliseconds: number }

const RETRY_MS = 50
const TIMEOUT_MS = 15_000

/**
 * Sends a batch again and again until it is acknowledged, as a client must that wasn't told so. Nothing but a
 * lost connection and 503 may come between.
 * @throws Error for any other answer
 */
export async function deliver(rows: readonly object[], { url, secret }: Target): Promise<Delivery> {
  const body = rows.map((row) => JSON.stringify(row)).join('\n')
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/x-ndjson' }
  const startedAt = performance.now()
  for (let attempts = 1; ; attempts++) {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(`${url}/v1/events`, { method: 'POST', headers, body, signal }).catch(
      () => null,
    )
    const text = await response?.text().catch(() => null)
    if (response?.status === 200 && typeof text === 'string') {
      return { answer: JSON.parse(text), attempts, milliseconds: performance.now() - startedAt }
    }
    if (response && response.status !== 200 && response.status !== 503)
      throw new Error(`a batch was answered ${response.status}: ${text}`)
    await wait(RETRY_MS)
  }
}
