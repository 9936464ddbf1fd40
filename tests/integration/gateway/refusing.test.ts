import { APIError, AuthenticationError, RateLimitError } from 'openai'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { revokeKey } from '@/lib/keys/revoke-key'
import { booked, caught, say, startGateway } from '@/tests/support/gateway'
import { makeAccount } from '@/tests/support/make-account'

const now = new Date()
let gateway: Awaited<ReturnType<typeof startGateway>>
beforeAll(async () => {
  gateway = await startGateway()
})
afterAll(() => gateway.stop())
beforeEach(() => gateway.upstream.forget())

describe('what the gateway refuses, judged by the openai SDK', () => {
  it('tells who is refused for how long, in the SDK’s own classes, and books it', async () => {
    const { accountId, client } = await gateway.caller({ tierId: 'basic' })
    const answers = await Promise.all(
      Array.from({ length: 65 }, () => caught(client.chat.completions.create(say('answer')))),
    )
    const refused = answers.filter((answer) => answer !== null)
    expect(refused).toHaveLength(5)
    for (const error of refused) {
      expect(error).toBeInstanceOf(RateLimitError)
      expect(error.code).toBe('rate_limit_exceeded')
      const seconds = error.headers.get('retry-after')
      expect(error.error.message).toBe(`Rate limit exceeded. Please retry after ${seconds} seconds.`)
      expect(Math.ceil(Number(error.headers.get('retry-after-ms')) / 1000)).toBe(Number(seconds))
      expect(error.headers.get('x-should-retry')).toBe('true')
      expect(error.headers.get('x-ratelimit-remaining-requests')).toBe('0')
    }
    expect(gateway.upstream.served().requests).toBe(60)
    const events = await booked(accountId, 65)
    expect(events.filter(({ status }) => status === 429)).toHaveLength(5)
    expect(events.find(({ status }) => status === 429)).toMatchObject({ refused_by: 'tier', charge: 'free' })
  })

  it('tells who is out of funds with 402, which the SDK does not try again', async () => {
    const made = await makeAccount()
    const client = gateway.clientOf(made.inferenceKey.key, 3)
    const error = await caught(client.chat.completions.create(say('answer')))
    expect(error).toBeInstanceOf(APIError)
    expect([error.status, error.code]).toEqual([402, 'insufficient_quota'])
    expect(await booked(made.accountId, 1)).toMatchObject([{ status: 402 }])
    expect(gateway.upstream.seen).toEqual([])
  })

  it('knows keys: unknown, revoked, and of the wrong scope', async () => {
    const made = await gateway.caller()
    const ask = (apiKey: string) => caught(gateway.clientOf(apiKey).models.list())
    expect(await ask('inf_nobody')).toBeInstanceOf(AuthenticationError)
    expect((await ask(made.usageKey.key)).status).toBe(403)
    expect(await ask(made.inferenceKey.key)).toBeNull()
    const which = { accountId: made.accountId, keyId: made.inferenceKey.keyId }
    await revokeKey(which, { actor: 'system', now })
    await vi.waitFor(
      async () => expect((await ask(made.inferenceKey.key)).code).toBe('invalid_api_key'),
      5_000,
    )
  })

  it.each([
    ['nothing', ''],
    ['no JSON', '{"model":'],
    ['no object', '[]'],
    ['no model', '{"messages":[]}'],
    ['a model off the charset', '{"model":"=cmd|x"}'],
  ])('refuses %s with 400, and sends nothing on', async (_, body) => {
    const { inferenceKey } = await gateway.caller()
    const answer = await gateway.plane.post('/v1/chat/completions', body, {
      authorization: `Bearer ${inferenceKey.key}`,
    })
    expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([400, 'invalid_request'])
    expect(answer.text).not.toContain('cmd')
    expect(gateway.upstream.seen).toEqual([])
  })
})
