import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { formatId } from '@/lib/db/id'
import { createSource } from '@/lib/sources/create-source'
import { type DataPlane, startDataPlane } from '@/tests/support/data-plane'
import { makeAccount } from '@/tests/support/make-account'
import { usageTotals } from '@/tests/support/usage-totals'

const MODEL = 'meta-llama/Llama-3.3-70B-Instruct'
const now = new Date()
let plane: DataPlane
beforeAll(async () => {
  plane = await startDataPlane()
})
afterAll(() => plane.stop())

type Made = Awaited<ReturnType<typeof makeAccount>>

/** An account that can pay. */
async function funded(options: Parameters<typeof makeAccount>[0] = {}): Promise<Made> {
  const made = await makeAccount(options)
  const deposit = { accountId: made.accountId, amountPicos: 10n ** 12n, idempotencyKey: 'first' }
  await depositDirect(deposit, { now })
  return made
}

async function check(secret: string, body: object) {
  const { status, text } = await plane.post('/v1/limits/check', JSON.stringify(body), {
    authorization: `Bearer ${secret}`,
  })
  return { status, answer: JSON.parse(text) }
}

const refusals = (answers: { answer: { limit: string | null } }[]) => {
  const counts: Record<string, number> = {}
  for (const { answer } of answers)
    counts[answer.limit ?? 'allowed'] = (counts[answer.limit ?? 'allowed'] ?? 0) + 1
  return counts
}

const times = <T>(count: number, run: (time: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, time) => run(time)))

describe('POST /v1/limits/check', () => {
  it('lets exactly 60 of 2,000 at once through on Basic', async () => {
    const { source } = await funded()
    const answers = await times(2000, () => check(source.secret, { model: MODEL }))
    expect(refusals(answers)).toEqual({ allowed: 60, tier: 1940 })
    const refused = answers.find(({ answer }) => !answer.allowed)?.answer
    expect(refused).toMatchObject({ reason: 'rate_limit_exceeded', limit: 'tier' })
    expect(refused.retry_after_ms).toBeGreaterThan(0)
    expect(refused.retry_after_ms).toBeLessThanOrEqual(60_000)
    expect(refused.windows).toMatchObject([{ limit: 'tier', requests: 60, used: 60, left: 0 }])
  })

  it('lets one FLUX.1-dev through in 300 seconds on Basic, by any of its names', async () => {
    const { source } = await funded()
    const first = await check(source.secret, { model: 'FLUX.1-dev' })
    const second = await check(source.secret, { model: 'flux.1-DEV' })
    expect([first.answer.allowed, second.answer.limit]).toEqual([true, 'model'])
    expect(second.answer.retry_after_ms).toBeGreaterThan(295_000)
    expect(second.answer.windows).toMatchObject([
      { limit: 'tier', used: 1 },
      { limit: 'model', model: 'FLUX.1-dev', used: 1, left: 0, window_seconds: 300 },
    ])
  })

  it('holds an Enterprise account to 600 a minute from one address, and not from two', async () => {
    const { source } = await funded({ tierId: 'enterprise' })
    const answers = await times(700, () => check(source.secret, { model: MODEL, ip: '203.0.113.9' }))
    expect(refusals(answers)).toEqual({ allowed: 600, ip: 100 })
    const other = await check(source.secret, { model: MODEL, ip: '203.0.113.10' })
    expect(other.answer).toMatchObject({ allowed: true, limit: null, retry_after_ms: null })
    const sameNetwork = await times(601, (time) =>
      check(source.secret, { model: MODEL, ip: `2001:db8:0:1::${(time + 1).toString(16)}` }),
    )
    expect(refusals(sameNetwork)).toEqual({ allowed: 600, ip: 1 })
  })

  it('tells who is out of funds, and takes no place for it', async () => {
    const { source, accountId } = await makeAccount()
    const answers = await times(70, () => check(source.secret, { model: MODEL }))
    expect(new Set(answers.map(({ answer }) => answer.reason))).toEqual(new Set(['insufficient_quota']))
    expect(answers.at(-1)?.answer.windows).toMatchObject([{ used: 0, left: 60 }])
    expect((await usageTotals(accountId)).events.requests).toBe('0')
  })

  it('knows whose key it is, and no other account', async () => {
    const [made, other] = await Promise.all([funded(), funded()])
    const keyId = formatId('key', made.inferenceKey.keyId)
    const platform = await createSource({ accountId: null, name: 'edge' }, { actor: 'system', now })
    const byKey = await check(platform.secret, { model: MODEL, key: keyId })
    expect(byKey.answer.allowed).toBe(true)
    const account = formatId('acc', made.accountId)
    expect((await check(platform.secret, { model: MODEL, account })).answer.windows[0].used).toBe(2)
    const foreign = await check(other.source.secret, { model: MODEL, key: keyId })
    expect([foreign.status, foreign.answer.error.code]).toEqual([404, 'not_found'])
    expect((await check(other.source.secret, { model: MODEL, account })).status).toBe(404)
    expect((await check(platform.secret, { model: MODEL })).status).toBe(404)
  })

  it.each([
    ['no model', {}],
    ['an address that is none', { model: MODEL, ip: '999.1.1.1' }],
    ['a field that is not known', { model: MODEL, prompt: 'marker-in-a-prompt' }],
    ['a model off the charset', { model: '=cmd|x' }],
  ])('refuses %s with 400 and without repeating it', async (_, body) => {
    const { source } = await makeAccount()
    const { status, answer } = await check(source.secret, body)
    expect([status, answer.error.code]).toEqual([400, 'invalid_request'])
    expect(JSON.stringify(answer)).not.toMatch(/marker|cmd|999\.1/)
  })

  it('asks for a source secret', async () => {
    const { inferenceKey } = await makeAccount()
    expect((await check(inferenceKey.key, { model: MODEL })).status).toBe(401)
  })
})

describe('GET /v1/account', () => {
  let made: Made
  beforeEach(async () => {
    made = await funded()
  })
  const ask = (authorization: string) => fetch(`${plane.url}/v1/account`, { headers: { authorization } })

  it('tells any key of the account its tier, balance and windows', async () => {
    await check(made.source.secret, { model: 'FLUX.1-dev' })
    for (const { key } of [made.inferenceKey, made.usageKey]) {
      const answer = await (await ask(`Bearer ${key}`)).json()
      expect(answer).toMatchObject({
        id: formatId('acc', made.accountId),
        tier: 'basic',
        balance: { currency: 'usd', total: '1', paid: '1', promo: '0' },
      })
      expect(answer.limits).toHaveLength(4)
      expect(answer.limits).toContainEqual(
        expect.objectContaining({ limit: 'model', model: 'FLUX.1-dev', requests: 1, used: 1, left: 0 }),
      )
      expect(answer.limits).toContainEqual(
        expect.objectContaining({ limit: 'tier', model: null, requests: 60, used: 1, left: 59 }),
      )
    }
  })

  it('tells nobody else', async () => {
    for (const secret of ['', made.source.secret, `${made.usageKey.key}x`]) {
      const answer = await ask(`Bearer ${secret}`)
      expect(answer.status).toBe(401)
      expect(await answer.text()).not.toContain(formatId('acc', made.accountId))
    }
  })
})
