import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAccount } from '@/lib/accounts/create-account'
import { listEntries } from '@/lib/billing/list-entries'
import { moneyIn } from '@/lib/billing/money-in'
import { postEntry } from '@/lib/billing/post-entry'
import { removeCard } from '@/lib/billing/remove-card'
import { setTopUp } from '@/lib/billing/set-top-up'
import { settleCheckout } from '@/lib/billing/settle-checkout'
import { startDeposit } from '@/lib/billing/start-deposit'
import { topUpBalances } from '@/lib/billing/top-up-balances'
import { prisma } from '@/lib/db/prisma'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { reconcile } from '@/lib/reconcile/reconcile'
import { DAY_MS, HOUR_MS } from '@/lib/time/range'
import { startDataPlane } from '@/tests/support/data-plane'
import { type Mood, signed, startStripe } from '@/tests/support/stripe/stripe-server'
import type { StripeObject } from '@/tests/support/stripe/stripe-state'

const now = new Date('2026-11-24T10:00:00Z')
const by = { actor: 'usr_test', now }
const later = (ms: number) => new Date(now.getTime() + ms)
const usd = (amount: number) => BigInt(amount) * PICOS_PER_USD

let stripe: Awaited<ReturnType<typeof startStripe>>
let plane: Awaited<ReturnType<typeof startDataPlane>>
beforeAll(async () => {
  stripe = await startStripe()
  plane = await startDataPlane()
})
beforeEach(async () => {
  // Accounts of earlier tests, which the job would go on to top up.
  await prisma().billingSettings.updateMany({ data: { topUpEnabled: false } })
})
afterEach(() => {
  stripe.be('ok')
  stripe.state.nextDecline = null
})
afterAll(() => {
  plane.stop()
  stripe.stop()
})

/** An account that has paid $5 with a card that it keeps, tops up $20 below $10, and has $1 left. */
async function withCard({ timesADay = 2 } = {}) {
  const { accountId } = await createAccount({ name: 'Acme', ownerUserId: null }, by)
  const { depositId } = await startDeposit({ accountId, amountPicos: usd(5), savesMethod: true }, by)
  const session = [...stripe.state.sessions.values()].at(-1)
  stripe.customer.complete(session?.id ?? '')
  await settleCheckout({ accountId, depositId }, { now })
  await topUpBalances({ now })
  await setTopUp({ accountId, enabled: true, belowUsd: usd(10), amountUsd: usd(20), timesADay }, by)
  const spent = { accountId, kind: 'adjustment', period: '2026-11', reason: 'Spent' } as const
  await postEntry({ ...spent, amountPicos: -usd(4), idempotencyKey: 'use' }, { now })
  return { accountId, session }
}

async function amounts(accountId: bigint) {
  const { entries } = await listEntries(accountId, { limit: 20 })
  return entries.map(({ reason, amountPicos }) => [reason, Number(BigInt(amountPicos) / PICOS_PER_USD)])
}
const charges = () => stripe.state.requests.filter(({ path }) => path === '/v1/payment_intents')
const topUps = (accountId: bigint) => prisma().deposit.findMany({ where: { accountId, origin: 'auto' } })

describe('a saved card', () => {
  it('comes from a payment that asks for it, is shown, and is forgotten here and at Stripe', async () => {
    const { accountId, session } = await withCard()
    expect(session?.intent_data).toMatchObject({ setup_future_usage: 'off_session' })
    expect(session?.customer).toMatch(/^cus_/)
    expect((await moneyIn(accountId, { now })).card).toEqual({
      brand: 'visa',
      last4: '4242',
      expires: '08/2031',
      isTest: false,
    })
    await removeCard({ accountId }, by)
    expect(await moneyIn(accountId, { now })).toMatchObject({ card: null, topUp: { enabled: false } })
    expect(stripe.state.requests.at(-1)?.path).toMatch(/^\/v1\/payment_methods\/pm_\w+\/detach$/)
  })

  it('is used again for the next payment, by the same customer', async () => {
    const { accountId, session } = await withCard()
    await startDeposit({ accountId, amountPicos: usd(5), savesMethod: false }, by)
    expect([...stripe.state.sessions.values()].at(-1)?.customer).toBe(session?.customer)
  })
})

describe('an automatic top-up', () => {
  it('charges the saved card once when the balance is below its level, by ten jobs at once too', async () => {
    const { accountId, session } = await withCard()
    const before = charges().length
    await Promise.all(Array.from({ length: 10 }, () => topUpBalances({ now })))
    await topUpBalances({ now })
    expect(await amounts(accountId)).toEqual([
      ['Automatic top-up', 20],
      ['Spent', -4],
      ['Deposit', 5],
    ])
    expect(charges().slice(before)).toMatchObject([
      { fields: { amount: '2000', customer: session?.customer, off_session: 'true', confirm: 'true' } },
    ])
    expect((await reconcile({ accountId })).differences).toEqual([])
  })

  it('happens at most so many times a day', async () => {
    const { accountId } = await withCard({ timesADay: 2 })
    const spent = { accountId, kind: 'adjustment', period: '2026-11', reason: 'Spent' } as const
    for (let turn = 0; turn < 4; turn += 1) {
      await postEntry({ ...spent, amountPicos: -usd(30), idempotencyKey: `more ${turn}` }, { now })
      await topUpBalances({ now: later(turn * HOUR_MS) })
    }
    expect(await topUps(accountId)).toHaveLength(2)
    expect((await moneyIn(accountId, { now: later(4 * HOUR_MS) })).topUp.inLastDay).toBe(2)
    await topUpBalances({ now: later(DAY_MS + 1) })
    expect(await topUps(accountId)).toHaveLength(3)
  })

  it.each([
    ['insufficient_funds', 'The saved card was declined: insufficient funds.'],
    ['generic_decline', 'The saved card was declined.'],
    ['authentication_required', 'The bank wants the card’s holder to confirm. Pay once by hand.'],
  ])(
    'that is declined (%s) pauses the next ones, says why, and goes on when told to',
    async (code, reason) => {
      const { accountId } = await withCard()
      stripe.state.nextDecline = code
      await topUpBalances({ now })
      await topUpBalances({ now })
      expect(await topUps(accountId)).toMatchObject([{ status: 'failed', failure: reason }])
      expect((await moneyIn(accountId, { now })).topUp.paused).toEqual({ at: now.toISOString(), reason })
      stripe.state.nextDecline = null
      await topUpBalances({ now })
      expect(await topUps(accountId)).toHaveLength(1)
      await setTopUp({ accountId, enabled: true, belowUsd: usd(10), amountUsd: usd(20), timesADay: 2 }, by)
      await topUpBalances({ now })
      expect((await amounts(accountId))[0]).toEqual(['Automatic top-up', 20])
    },
  )

  it.each<Mood>(['reset', 'fail', 'page', 'nonsense', 'other', 'lose'])(
    'is neither lost nor doubled by a Stripe that answers by %s',
    async (mood) => {
      const { accountId } = await withCard()
      const before = stripe.state.intents.size
      stripe.be(mood)
      await topUpBalances({ now })
      await topUpBalances({ now })
      expect(await topUps(accountId)).toMatchObject([{ status: 'pending' }])
      expect((await moneyIn(accountId, { now })).topUp.paused).toBeNull()
      stripe.be('ok')
      await topUpBalances({ now })
      expect((await amounts(accountId)).filter(([reason]) => reason === 'Automatic top-up')).toHaveLength(1)
      expect(stripe.state.intents.size).toBe(before + 1)
      expect((await reconcile({ accountId })).differences).toEqual([])
    },
  )

  it('whose end Stripe does not tell is given up after a day, and booked when an event comes', async () => {
    const { accountId } = await withCard()
    stripe.be('lose')
    await topUpBalances({ now })
    stripe.be('ok')
    await topUpBalances({ now: later(DAY_MS) })
    expect(await topUps(accountId)).toMatchObject([{ status: 'failed' }])
    expect((await moneyIn(accountId, { now })).topUp.paused?.reason).toContain('did not say')
    const intent = [...stripe.state.intents.values()].at(-1) as StripeObject
    const { payload, header } = signed(stripe.state.event('payment_intent.succeeded', intent))
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await plane.post('/v1/webhooks/stripe', payload, { 'stripe-signature': header })
      expect(answer.status).toBe(200)
    }
    expect(await amounts(accountId)).toEqual([
      ['Automatic top-up', 20],
      ['Spent', -4],
      ['Deposit', 5],
    ])
  })

  it('needs a card', async () => {
    const { accountId } = await createAccount({ name: 'Acme', ownerUserId: null }, by)
    const wanted = { accountId, belowUsd: usd(10), amountUsd: usd(20), timesADay: 1 }
    await expect(setTopUp({ ...wanted, enabled: true }, by)).rejects.toMatchObject({ code: 'unprocessable' })
    await setTopUp({ ...wanted, enabled: false }, by)
    expect(await topUpBalances({ now })).toBe(0)
  })
})
