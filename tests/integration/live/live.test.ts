import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeMember } from '@/lib/accounts/remove-member'
import { endSession } from '@/lib/auth/end-session'
import { readSession } from '@/lib/auth/read-session'
import { requireSession } from '@/lib/auth/require-session'
import { signOutEverywhere } from '@/lib/auth/sign-out-everywhere'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { formatId } from '@/lib/db/id'
import { runEndpoint } from '@/lib/http/node-handler'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import { liveEndpoint } from '@/lib/live/endpoint'
import { startHub } from '@/lib/live/hub'
import type { LiveMessage } from '@/lib/live/schema'
import { makeAccount } from '@/tests/support/make-account'
import { makeMember } from '@/tests/support/make-people'
import { signedIn } from '@/tests/support/sign-in'

let server: Server
let url: string
let stopHub: () => void

beforeAll(async () => {
  stopHub = startHub()
  server = createServer((request, response) => void runEndpoint(liveEndpoint, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/live`
})

afterAll(async () => {
  stopHub()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** The messages of a stream, one after the other, as they arrive. */
async function* listen(account: string, cookie: string): AsyncGenerator<LiveMessage> {
  const abort = new AbortController()
  const response = await fetch(`${url}?account=${account}`, { headers: { cookie }, signal: abort.signal })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  let text = ''
  try {
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString('utf8')
      const parts = text.split('\n\n')
      text = parts.pop() ?? ''
      for (const part of parts) {
        const data = part.split('\n').find((line) => line.startsWith('data: '))
        if (data) yield JSON.parse(data.slice('data: '.length))
      }
    }
  } finally {
    abort.abort()
  }
}

async function next(messages: AsyncGenerator<LiveMessage>): Promise<LiveMessage> {
  const { value, done } = await messages.next()
  if (done) throw new Error('the stream ended')
  return value
}

const served = ({ minutes }: LiveMessage) =>
  minutes.minutes.reduce((sum, minute) => sum + Number(minute.served), 0)

function row(id: string) {
  const usage = { prompt_tokens: 12, completion_tokens: 7 }
  return {
    id,
    time: new Date().toISOString(),
    model: 'meta-llama/Llama-3.3-70B-Instruct',
    status: 200,
    ...usage,
  }
}

describe('the live stream', () => {
  it('begins with the present state and tells of each commit: requests, balance, tier', async () => {
    const { accountId, email, source } = await makeAccount()
    const cookie = await signedIn(email)
    const messages = listen(formatId('acc', accountId), cookie)
    const first = await next(messages)
    expect([served(first), first.tierId, first.balance.balancePicos]).toEqual([0, 'basic', '0'])
    expect(first.minutes.minutes).toHaveLength(60)
    const from = { sourceId: source.sourceId, accountId }
    await ingestRows([row('a'), row('b')], { source: from, now: new Date() })
    const second = await next(messages)
    expect([served(second), second.balance.balancePicos]).toEqual([2, '-15200000'])
    await depositDirect(
      { accountId, amountPicos: 5n * 10n ** 12n, idempotencyKey: 'live' },
      { now: new Date() },
    )
    const third = await next(messages)
    expect([third.tierId, third.balance.paidPicos]).toEqual(['pro', '4999984800000'])
    await messages.return(undefined)
  })

  it('tells an account of nothing that another one does', async () => {
    const [one, other] = [await makeAccount(), await makeAccount()]
    const messages = listen(formatId('acc', one.accountId), await signedIn(one.email))
    await next(messages)
    const source = { sourceId: other.source.sourceId, accountId: other.accountId }
    await ingestRows([row('theirs')], { source, now: new Date() })
    await ingestRows([row('mine')], {
      source: { sourceId: one.source.sourceId, accountId: one.accountId },
      now: new Date(),
    })
    expect(served(await next(messages))).toBe(1)
    await messages.return(undefined)
  })

  it('is closed to nobody, to strangers and to ended sessions', async () => {
    const [one, other] = [await makeAccount(), await makeAccount()]
    const account = formatId('acc', one.accountId)
    const cookie = await signedIn(one.email)
    const status = async (headers: Record<string, string>) => {
      const response = await fetch(`${url}?account=${account}`, { headers })
      await response.body?.cancel()
      return response.status
    }
    expect(await status({})).toBe(401)
    expect(await status({ cookie: await signedIn(other.email) })).toBe(404)
    expect(await status({ cookie })).toBe(200)
    const session = await readSession(cookie)
    if (session) await endSession(session.sessionId, { now: new Date() })
    expect(await status({ cookie })).toBe(401)
  })

  it('ends at once for who is put out of the account, and for who signs out everywhere', async () => {
    const { accountId, email } = await makeAccount()
    const account = formatId('acc', accountId)
    const by = { actor: 'system', now: new Date() }
    const owner = await signedIn(email)
    const { userId, cookie } = await makeMember(accountId, 'viewer')
    const [theirs, mine] = [listen(account, cookie), listen(account, owner)]
    await next(theirs)
    await next(mine)
    await removeMember({ accountId, userId }, by)
    expect((await theirs.next()).done).toBe(true)
    await signOutEverywhere(await requireSession(owner), by)
    let message = await mine.next()
    // It hears of the one who left, and what was on its way.
    while (!message.done) message = await mine.next()
    expect(await readSession(owner)).toBeNull()
  })
})
