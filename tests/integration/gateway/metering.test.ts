import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { booked, caught, GATEWAY_MODEL, say, startGateway } from '@/tests/support/gateway'
import { usageTotals } from '@/tests/support/usage-totals'

let gateway: Awaited<ReturnType<typeof startGateway>>
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.stop())
beforeEach(() => gateway.upstream.forget())

describe('what the gateway serves is booked', () => {
  it('passes an answer on and books what it says was used', async () => {
    const { accountId, client } = await gateway.caller()
    const { data, response } = await client.chat.completions.create(say('answer')).withResponse()
    expect(data.choices[0]?.message.content).toBe('Hello')
    const requestId = response.headers.get('x-request-id') ?? ''
    expect(requestId).toMatch(/^req_/)
    expect(response.headers.get('x-ratelimit-limit-requests')).toBe('600')
    expect(response.headers.get('x-ratelimit-remaining-requests')).toBe('599')
    expect(response.headers.get('ratelimit-policy')).toContain('"tier";q=600;w=60')
    expect(await booked(accountId, 1)).toMatchObject([
      { request_id: requestId, status: 200, charge: 'charged', prompt_tokens: 12, completion_tokens: 7 },
    ])
    expect((await usageTotals(accountId)).periods.cost).toBe('7600000')
    expect(gateway.upstream.seen[0]?.headers.authorization).toBe('Bearer the upstream knows us by this')
  })

  it('sends the body on to the byte, and gives a stream its usage without showing it', async () => {
    const { accountId, client, inferenceKey } = await gateway.caller()
    const stream = await client.chat.completions.create({ ...say('answer'), stream: true })
    const words: unknown[] = []
    for await (const chunk of stream) words.push(chunk.choices[0]?.delta.content, chunk.usage)
    expect(words).toEqual(['Hello', undefined, ' there', undefined])
    const asked = await client.chat.completions.create({
      ...say('answer'),
      stream: true,
      stream_options: { include_usage: true },
    })
    const usages: unknown[] = []
    for await (const chunk of asked) if (chunk.usage) usages.push(chunk.usage.total_tokens)
    expect(usages).toEqual([19])
    const messages = '[{"role":"user","content":"answer \\u00e9"}]'
    const odd = `{ "model":"${GATEWAY_MODEL}","messages":${messages},"temperature":1.0 }`
    await gateway.plane.post('/v1/chat/completions', odd, {
      authorization: `Bearer ${inferenceKey.key}`,
      'content-type': 'application/json',
    })
    expect(gateway.upstream.seen.at(-1)?.body).toBe(odd)
    const events = await booked(accountId, 3)
    expect(events).toMatchObject([{ stream: true }, { stream: true }, { stream: false }])
    const totals = await usageTotals(accountId)
    expect([totals.events.prompt, totals.events.completion]).toEqual(['36', '21'])
    expect(gateway.upstream.served()).toEqual({ requests: 3, promptTokens: 36, completionTokens: 21 })
  })

  it('charges nothing for what the upstream fails at, and says whose fault it was', async () => {
    const { accountId, client } = await gateway.caller()
    const failed = await caught(client.chat.completions.create(say('fail')))
    expect([failed.status, failed.code]).toEqual([503, 'overloaded'])
    const unknown = await caught(client.chat.completions.create(say('refuse-us')))
    expect([unknown.status, unknown.code]).toEqual([502, 'upstream_failed'])
    const cut = await client.chat.completions.create({ ...say('cut'), stream: true })
    const error = await caught(
      (async () => {
        for await (const _ of cut);
      })(),
    )
    expect(error).not.toBeNull()
    expect(await booked(accountId, 3)).toMatchObject([
      { status: 503, charge: 'free' },
      { status: 502, error_code: 'upstream_failed', charge: 'free' },
      { status: 502, error_code: 'upstream_cut', charge: 'free' },
    ])
    expect((await usageTotals(accountId)).periods.cost).toBe('0')
  })

  it('shows an answer without usage as unmetered, and guesses nothing', async () => {
    const { accountId, client } = await gateway.caller()
    await client.chat.completions.create(say('no-usage'))
    expect(await booked(accountId, 1)).toMatchObject([
      { status: 200, charge: 'unmetered', prompt_tokens: null },
    ])
  })

  it('books a client that left as 499, and lets the upstream go', async () => {
    const { accountId, client } = await gateway.caller()
    const stream = await client.chat.completions.create({ ...say('slow'), stream: true })
    for await (const _ of stream) break
    stream.controller.abort()
    expect(await booked(accountId, 1)).toMatchObject([{ status: 499, error_code: 'client_left' }])
    gateway.upstream.release()
    const waiting = new AbortController()
    const asked = caught(client.chat.completions.create(say('hang'), { signal: waiting.signal }))
    await vi.waitFor(() => expect(gateway.upstream.isHolding()).toBe(true), 5_000)
    waiting.abort()
    expect(await asked).not.toBeNull()
    expect(await booked(accountId, 2)).toMatchObject([{ status: 499 }, { status: 499 }])
    gateway.upstream.release()
  })

  it('meters images and audio by what was asked for, with the API’s defaults', async () => {
    const { accountId, inferenceKey } = await gateway.caller()
    const headers = { authorization: `Bearer ${inferenceKey.key}`, 'content-type': 'application/json' }
    const image = await gateway.plane.post(
      '/v1/image/generation',
      JSON.stringify({ model_name: 'FLUX.1-dev', prompt: 'a cat', width: 512, height: 512 }),
      headers,
    )
    expect([image.status, JSON.parse(image.text).images.length]).toEqual([200, 1])
    await gateway.plane.post('/v1/audio/generation', JSON.stringify({ text: 'héllo 👋🏽' }), headers)
    expect(await booked(accountId, 2)).toMatchObject([
      { model: 'FLUX.1-dev', images: 1, width: 512, height: 512, steps: 30 },
      { model: 'MeloTTS', characters: 8 },
    ])
    expect((await usageTotals(accountId)).periods.cost).toBe(String(3_000_000_000 + 40_000_000))
  })

  it('keeps no word of what was said', async () => {
    const { accountId, client } = await gateway.caller()
    await client.chat.completions.create(say('answer marker-in-a-prompt'))
    await booked(accountId, 1)
    const { rows } = await pool().query('select e::text as text from events e where account_id = $1', [
      accountId,
    ])
    expect(rows[0].text).not.toContain('marker')
  })
})
