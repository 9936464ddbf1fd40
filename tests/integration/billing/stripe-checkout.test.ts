import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { POST as pay } from '@/app/api/a/[account]/billing/deposits/[deposit]/pay/route'
import { POST as settle } from '@/app/api/a/[account]/billing/deposits/[deposit]/settle/route'
import { POST as create } from '@/app/api/a/[account]/billing/deposits/route'
import { listEntries } from '@/lib/billing/list-entries'
import { readBalance } from '@/lib/billing/read-balance'
import { formatId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { publicUrl } from '@/lib/env'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { reconcile } from '@/lib/reconcile/reconcile'
import { startDataPlane } from '@/tests/support/data-plane'
import { makeAccount } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'
import { type Mood, signed, startStripe } from '@/tests/support/stripe/stripe-server'

let stripe: Awaited<ReturnType<typeof startStripe>>
let plane: Awaited<ReturnType<typeof startDataPlane>>
beforeAll(async () => {
  stripe = await startStripe()
  plane = await startDataPlane()
})
afterEach(() => stripe.be('ok'))
afterAll(() => {
  plane.stop()
  stripe.stop()
})

async function setUp() {
  const made = await makeAccount()
  const account = formatId('acc', made.accountId)
  const cookie = await signedIn(made.email)
  const headers = { cookie, origin: publicUrl() }
  const at = <P>(params: P) => ({ params: Promise.resolve(params) })
  const request = (body?: unknown) =>
    new Request(`${publicUrl()}/api/a/${account}/billing`, {
      method: 'POST',
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const start = async (amountUsd: string, savesCard = false) => {
    const response = await create(request({ amountUsd, savesCard }), at({ account }))
    const body = await response.json()
    return { status: response.status, body, session: [...stripe.state.sessions.values()].at(-1) }
  }
  const ask = (deposit: string) => settle(request(), at({ account, deposit }))
  const payTest = (deposit: string) => pay(request(), at({ account, deposit }))
  return { ...made, account, start, ask, payTest }
}

describe('a deposit by Stripe', () => {
  it('opens a session that names account and deposit, once, and leads to its page', async () => {
    const { account, start } = await setUp()
    const { body, session } = await start('25.50')
    expect(body).toEqual({ depositId: expect.stringMatching(/^dep_/), payUrl: session?.url })
    expect(session).toMatchObject({
      mode: 'payment',
      amount_total: 2550,
      client_reference_id: account,
      metadata: { deposit_id: body.depositId },
      intent_data: { metadata: { deposit_id: body.depositId, account_id: account } },
      success_url: `${publicUrl()}/a/${account}/billing/paid/${body.depositId}`,
    })
    const asked = stripe.state.requests.filter(({ fields }) => fields.client_reference_id === account)
    expect(asked.map(({ key }) => key)).toEqual([`deposit:${body.depositId}`])
  })

  it('is settled by the page behind it, once, and only when Stripe says that it is paid', async () => {
    const { accountId, start, ask } = await setUp()
    const { body, session } = await start('5.00')
    expect(await (await ask(body.depositId)).json()).toMatchObject({ status: 'pending' })
    stripe.customer.complete(session?.id ?? '', { later: true })
    expect(await (await ask(body.depositId)).json()).toMatchObject({ status: 'pending' })
    expect((await readBalance(accountId)).balancePicos).toBe(0n)
    stripe.customer.arrive(session?.id ?? '')
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await (await ask(body.depositId)).json()).toMatchObject({ status: 'settled' })
    }
    expect((await readBalance(accountId)).paidPicos).toBe(5n * PICOS_PER_USD)
  })

  it("can't be paid by the test mode's button", async () => {
    const { accountId, start, payTest } = await setUp()
    const { body } = await start('5.00')
    expect((await payTest(body.depositId)).status).toBe(404)
    expect((await readBalance(accountId)).balancePicos).toBe(0n)
  })

  it('is one credit when page and webhook race, 200 times', async () => {
    const { accountId, start, ask } = await setUp()
    for (let turn = 0; turn < 200; turn += 1) {
      const { body, session } = await start('1.00')
      const { payload, header } = signed(stripe.customer.complete(session?.id ?? ''))
      const webhook = () => plane.post('/v1/webhooks/stripe', payload, { 'stripe-signature': header })
      const both = turn % 2 === 0 ? [ask(body.depositId), webhook()] : [webhook(), ask(body.depositId)]
      const [first, second] = await Promise.all(both)
      expect([first?.status, second?.status]).toEqual([200, 200])
    }
    const { entries } = await listEntries(accountId, { limit: 200 })
    expect(entries).toHaveLength(200)
    expect((await readBalance(accountId)).paidPicos).toBe(200n * PICOS_PER_USD)
    expect((await reconcile({ accountId })).differences).toEqual([])
  })
})

describe('a Stripe that does not answer as it should', () => {
  it.each<[Mood, number]>([
    ['hang', 504],
    ['drip', 504],
    ['reset', 502],
    ['fail', 502],
    ['page', 502],
    ['nonsense', 502],
    ['other', 502],
    ['lose', 502],
  ])('%s: a clear error, nothing credited, and the next try works', async (mood, status) => {
    const { accountId, start, ask } = await setUp()
    const before = await start('5.00')
    stripe.customer.complete(before.session?.id ?? '')
    stripe.be(mood)
    const [asked, failed] = await Promise.all([ask(before.body.depositId), start('5.00')])
    expect([asked.status, failed.status]).toEqual([status, status])
    expect(failed.body.error.message).toMatch(/Stripe.*(Nothing was|try again)/)
    expect((await readBalance(accountId)).balancePicos).toBe(0n)
    stripe.be('ok')
    expect(await (await ask(before.body.depositId)).json()).toMatchObject({ status: 'settled' })
    expect((await readBalance(accountId)).balancePicos).toBe(5n * PICOS_PER_USD)
    expect((await reconcile({ accountId })).differences).toEqual([])
  })

  it('leaves no deposit that waits for ever', async () => {
    const { accountId, start } = await setUp()
    stripe.be('fail')
    await start('5.00')
    const failed = await prisma().deposit.findMany({ where: { accountId } })
    expect(failed).toMatchObject([{ status: 'failed', failure: 'Stripe did not open its page.' }])
  })
})
