import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { GET as balance } from '@/app/api/a/[account]/billing/balance/route'
import { POST as pay } from '@/app/api/a/[account]/billing/deposits/[deposit]/pay/route'
import { GET as deposit } from '@/app/api/a/[account]/billing/deposits/[deposit]/route'
import { POST as create } from '@/app/api/a/[account]/billing/deposits/route'
import { GET as entries } from '@/app/api/a/[account]/billing/entries/route'
import { GET as history } from '@/app/api/a/[account]/billing/history/route'
import { GET as overview } from '@/app/api/a/[account]/billing/route'
import { setMember } from '@/lib/accounts/set-member'
import { createUser } from '@/lib/auth/create-user'
import { formatId } from '@/lib/db/id'
import { publicUrl } from '@/lib/env'
import { makeAccount, PASSWORD } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'

const now = new Date('2025-06-10T12:00:00Z')

function request(
  method: string,
  cookie: string,
  body?: unknown,
  { origin = publicUrl(), query = '' } = {},
): Request {
  const init = {
    method,
    headers: { cookie, origin },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }
  return new Request(`${publicUrl()}/api/a/x/billing${query}`, init)
}
const params = <P>(value: P) => ({ params: Promise.resolve(value) })
const codeOf = async (response: Response) => [response.status, (await response.json()).error?.code]

async function memberOf(accountId: bigint, role: 'member' | 'viewer'): Promise<string> {
  const email = `${randomUUID()}@example.com`
  const { userId } = await createUser({ email, name: 'Vi', password: PASSWORD }, { now })
  await setMember({ accountId, userId, role }, { actor: 'system', now })
  return signedIn(email)
}

async function setUp() {
  const made = await makeAccount()
  const account = formatId('acc', made.accountId)
  return { ...made, account, owner: await signedIn(made.email) }
}

describe('the endpoints of billing', () => {
  it('take a deposit from its start to the balance, once', async () => {
    const { account, accountId } = await setUp()
    const member = await memberOf(accountId, 'member')
    const started = await create(request('POST', member, { amountUsd: '5.00' }), params({ account }))
    expect(started.status).toBe(200)
    const { depositId, payUrl } = await started.json()
    expect(payUrl).toBe(`/a/${account}/billing/pay/${depositId}`)
    const at = params({ account, deposit: depositId })
    expect(await (await deposit(request('GET', member), at)).json()).toMatchObject({
      depositId,
      amountPicos: '5000000000000',
      status: 'pending',
    })
    const first = await (await pay(request('POST', member), at)).json()
    const again = await (await pay(request('POST', member), at)).json()
    expect(first).toEqual({ entryId: expect.stringMatching(/^ent_/), created: true })
    expect(again).toEqual({ entryId: first.entryId, created: false })
    expect(await (await balance(request('GET', member), params({ account }))).json()).toEqual({
      balancePicos: '5000000000000',
      promoPicos: '0',
      paidPicos: '5000000000000',
      recordedNotPostedPicos: '0',
      unfoldedPicos: '0',
    })
    expect(await (await overview(request('GET', member), params({ account }))).json()).toMatchObject({
      balancePicos: '5000000000000',
      tierId: 'pro',
    })
    const listed = await (await entries(request('GET', member), params({ account }))).json()
    expect(listed).toMatchObject({ entries: [{ entryId: first.entryId, number: 1 }], nextBefore: null })
    const { months } = await (await history(request('GET', member), params({ account }))).json()
    expect(months).toMatchObject([{ state: 'open', depositsPicos: '5000000000000' }])
  })

  it('let a viewer read and not deposit, and a stranger neither', async () => {
    const { account, accountId, owner } = await setUp()
    const started = await create(request('POST', owner, { amountUsd: '1' }), params({ account }))
    const at = params({ account, deposit: (await started.json()).depositId })
    const viewer = await memberOf(accountId, 'viewer')
    const stranger = await signedIn((await makeAccount()).email)
    const body = { amountUsd: '5.00' }
    for (const read of [overview, balance, entries, history]) {
      expect((await read(request('GET', viewer), params({ account }))).status).toBe(200)
      expect(await codeOf(await read(request('GET', stranger), params({ account })))).toEqual([
        404,
        'not_found',
      ])
      expect(await codeOf(await read(request('GET', ''), params({ account })))).toEqual([401, 'unauthorized'])
    }
    expect(await codeOf(await create(request('POST', viewer, body), params({ account })))).toEqual([
      403,
      'forbidden',
    ])
    expect(await codeOf(await pay(request('POST', viewer), at))).toEqual([403, 'forbidden'])
    expect(await codeOf(await create(request('POST', stranger, body), params({ account })))).toEqual([
      404,
      'not_found',
    ])
    expect(await codeOf(await pay(request('POST', stranger), at))).toEqual([404, 'not_found'])
    expect(await codeOf(await deposit(request('GET', stranger), at))).toEqual([404, 'not_found'])
    const foreign = { origin: 'https://evil.example' }
    expect(await codeOf(await pay(request('POST', owner, undefined, foreign), at))).toEqual([
      403,
      'forbidden',
    ])
    expect(await (await balance(request('GET', owner), params({ account }))).json()).toMatchObject({
      balancePicos: '0',
    })
  })

  it.each(['0.99', '10000.01', '5.001', '-5', '5e2', '', 'five', '5,00', ' 5', 5, null])(
    'refuse a deposit of %j',
    async (amountUsd) => {
      const { account, owner } = await setUp()
      const answer = await create(request('POST', owner, { amountUsd }), params({ account }))
      expect(await codeOf(answer)).toEqual([400, 'invalid_request'])
    },
  )

  it.each(['?limit=-1', '?limit=1e9', '?limit=x', '?before=0', '?before=99999999999'])(
    'refuse entries%s',
    async (query) => {
      const { account, owner } = await setUp()
      const answer = await entries(request('GET', owner, undefined, { query }), params({ account }))
      expect(await codeOf(answer)).toEqual([400, 'invalid_request'])
    },
  )

  it('have no deposit under an id that is none', async () => {
    const { account, owner } = await setUp()
    for (const id of ['dep_00000000001', 'dep_1', 'ent_00000000001']) {
      const at = params({ account, deposit: id })
      expect(await codeOf(await deposit(request('GET', owner), at))).toEqual([404, 'not_found'])
      expect(await codeOf(await pay(request('POST', owner), at))).toEqual([404, 'not_found'])
    }
  })
})
