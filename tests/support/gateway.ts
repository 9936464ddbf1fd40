import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import OpenAI from 'openai'
import { expect, vi } from 'vitest'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { pool } from '@/lib/db/pool'
import { openGatewayLog } from '@/lib/gateway/gateway-log'
import { startDataPlane } from '@/tests/support/data-plane'
import { makeAccount } from '@/tests/support/make-account'
import { startUpstream } from '@/tests/support/upstream'

export const GATEWAY_MODEL = 'meta-llama/Llama-3.3-70B-Instruct'

/** The data plane with its gateway, in front of an upstream on loopback. */
export async function startGateway() {
  const upstream = await startUpstream()
  process.env.UPSTREAM_URL = upstream.url
  process.env.UPSTREAM_API_KEY = 'the upstream knows us by this'
  const folder = mkdtempSync(join(tmpdir(), 'gateway-'))
  const closeLog = await openGatewayLog(folder, 'test')
  const plane = await startDataPlane()
  const stop = async () => {
    plane.stop()
    upstream.stop()
    await closeLog()
    rmSync(folder, { recursive: true, force: true })
  }
  const clientOf = (apiKey: string, maxRetries = 0) =>
    new OpenAI({ baseURL: `${plane.url}/v1`, apiKey, maxRetries })

  /** An account with a dollar, and its client. */
  async function caller(options: Parameters<typeof makeAccount>[0] = { tierId: 'pro' }) {
    const made = await makeAccount(options)
    const deposit = { accountId: made.accountId, amountPicos: 10n ** 12n, idempotencyKey: 'first' }
    await depositDirect(deposit, { now: new Date() })
    return { ...made, client: clientOf(made.inferenceKey.key) }
  }
  return { upstream, plane, stop, clientOf, caller }
}

/** A chat whose first word tells the upstream what to do. */
export const say = (content: string) => ({
  model: GATEWAY_MODEL,
  messages: [{ role: 'user' as const, content }],
})

type Booked = { request_id: string; status: number; charge: string; error_code: string | null }

/** The events of an account, once there are so many. */
export function booked(accountId: bigint, count: number): Promise<Booked[]> {
  return vi.waitFor(
    async () => {
      const { rows } = await pool().query<Booked>(
        `select request_id, status, charge, error_code, model, refused_by, stream, prompt_tokens,
           cached_tokens, completion_tokens, images, width, height, steps, characters
         from events where account_id = $1 order by time`,
        [accountId],
      )
      expect(rows).toHaveLength(count)
      return rows
    },
    { timeout: 10_000, interval: 50 },
  )
}

/** What a promise is rejected with, or null. */
export const caught = (promise: PromiseLike<unknown>) =>
  Promise.resolve(promise).then(
    () => null,
    (error) => error,
  )
