import { describe, expect, it } from 'vitest'
import { GET as costs } from '@/app/api/a/[account]/usage/costs/route'
import { GET as latency } from '@/app/api/a/[account]/usage/latency/route'
import { GET as live } from '@/app/api/a/[account]/usage/live/route'
import { GET as refused } from '@/app/api/a/[account]/usage/refused/route'
import { GET as requests } from '@/app/api/a/[account]/usage/requests/route'
import { GET as series } from '@/app/api/a/[account]/usage/route'
import { GET as totals } from '@/app/api/a/[account]/usage/totals/route'
import { formatId } from '@/lib/db/id'
import { publicUrl } from '@/lib/env'
import { record } from '@/tests/integration/usage/recorded-events'
import { makeAccount } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'

const endpoints = { series, totals, costs, live, refused, latency, requests }
const search = `?since=${new Date(Date.now() - 60_000).toISOString()}`

async function ask(endpoint: typeof series, account: string, cookie: string, query = search) {
  const request = new Request(`${publicUrl()}/api/a/${account}/usage${query}`, { headers: { cookie } })
  const response = await endpoint(request, { params: Promise.resolve({ account }) })
  return { status: response.status, body: await response.json() }
}

describe.each(Object.entries(endpoints))('the endpoint of %s', (_, endpoint) => {
  it('answers members of the account and nobody else', async () => {
    const made = await makeAccount()
    const account = formatId('acc', made.accountId)
    const [member, stranger] = [await signedIn(made.email), await signedIn((await makeAccount()).email)]
    expect((await ask(endpoint, account, member)).status).toBe(200)
    expect(await ask(endpoint, account, stranger)).toMatchObject({
      status: 404,
      body: { error: { code: 'not_found' } },
    })
    expect((await ask(endpoint, account, '')).status).toBe(401)
  })
})

describe('the usage endpoints', () => {
  it('give counts as text, and name the parameter that is wrong', async () => {
    const made = await makeAccount()
    const [account, member] = [formatId('acc', made.accountId), await signedIn(made.email)]
    const event = { id: 'a', time: new Date().toISOString(), model: 'openai/gpt-oss-120b', status: 200 }
    await record(made, [{ ...event, prompt_tokens: 10, completion_tokens: 5 }], new Date())
    const { body } = await ask(series, account, member, '?range=24h&group=model')
    expect(body.groups).toMatchObject([
      { id: 'openai/gpt-oss-120b', sums: { requests: '1', costPicos: '4500000' } },
    ])
    const wrong = await ask(series, account, member, '?range=2w')
    expect(wrong).toMatchObject({ status: 400, body: { error: { code: 'invalid_request', param: 'range' } } })
    const mean = await ask(latency, account, member, '?measure=mean')
    expect(mean).toMatchObject({ status: 400, body: { error: { param: 'measure' } } })
    expect((await ask(refused, account, member, '?since=yesterday')).body.error.param).toBe('since')
  })
})
