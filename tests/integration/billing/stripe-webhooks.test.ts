import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '@/lib/accounts/create-account'
import { getAccount } from '@/lib/accounts/get-account'
import { getDeposit } from '@/lib/billing/get-deposit'
import { listEntries } from '@/lib/billing/list-entries'
import { startDeposit } from '@/lib/billing/start-deposit'
import { pool } from '@/lib/db/pool'
import { PICOS_PER_CENT } from '@/lib/money/picos'
import { reconcile } from '@/lib/reconcile/reconcile'
import { startDataPlane } from '@/tests/support/data-plane'
import { signed, startStripe } from '@/tests/support/stripe/stripe-server'
import type { StripeObject } from '@/tests/support/stripe/stripe-state'

const now = new Date('2026-11-24T10:00:00Z')
const by = { actor: 'usr_test', now }

let stripe: Awaited<ReturnType<typeof startStripe>>
let plane: Awaited<ReturnType<typeof startDataPlane>>
beforeAll(async () => {
  stripe = await startStripe()
  plane = await startDataPlane()
})
afterAll(() => {
  plane.stop()
  stripe.stop()
})

async function deliver(event: StripeObject, how: Parameters<typeof signed>[1] = {}) {
  const { payload, header } = signed(event, how)
  return plane.post('/v1/webhooks/stripe', payload, { 'stripe-signature': header })
}

async function pending(cents: number) {
  const { accountId } = await createAccount({ name: 'Acme', ownerUserId: null }, by)
  const amountPicos = BigInt(cents) * PICOS_PER_CENT
  const { depositId } = await startDeposit({ accountId, amountPicos, savesMethod: false }, by)
  const sessionId = [...stripe.state.sessions.keys()].at(-1) ?? ''
  return { accountId, depositId, sessionId }
}

async function standing(accountId: bigint) {
  const { entries } = await listEntries(accountId, { limit: 50 })
  const cents = BigInt(entries[0]?.balancePicos ?? 0) / PICOS_PER_CENT
  const deposits = entries.filter(({ kind }) => kind === 'deposit').length
  return { cents, deposits, tier: (await getAccount(accountId))?.tierId }
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]))
}
const ORDERS = permutations([0, 1, 2, 3, 4])

type Paid = Awaited<ReturnType<typeof pending>>

/** Paid by debit, a part refunded, a part disputed and won: what stays is $5.00, which is Pro. */
function wonStory({ sessionId }: Paid): StripeObject[] {
  const completed = stripe.customer.complete(sessionId, { later: true })
  const arrived = stripe.customer.arrive(sessionId)
  const intent = stripe.customer.intentOf(sessionId)
  const refunded = stripe.customer.refund(intent, 200)
  const dispute = stripe.customer.dispute(intent, 300)
  return [completed, arrived, refunded, dispute.created, dispute.closed('won')]
}

/** Paid by card, refunded in two parts, a part disputed and lost: what stays is $1.00, which is Basic. */
function lostStory({ sessionId }: Paid): StripeObject[] {
  const completed = stripe.customer.complete(sessionId)
  const intent = stripe.customer.intentOf(sessionId)
  const refunds = [200, 300].map((cents) => stripe.customer.refund(intent, cents))
  const dispute = stripe.customer.dispute(intent, 100)
  return [completed, ...refunds, dispute.created, dispute.closed('lost')]
}

describe('five events of Stripe, in every order, each twice', () => {
  it.each([
    ['a dispute that is won', wonStory, { cents: 500n, deposits: 1, tier: 'pro' }],
    ['a dispute that is lost', lostStory, { cents: 100n, deposits: 1, tier: 'basic' }],
  ])('make the same balance and tier: %s', async (_, story, expected) => {
    for (const order of ORDERS) {
      const paid = await pending(700)
      const events = story(paid)
      for (const at of [...order, ...order.toReversed()]) {
        const event = events[at]
        expect(event && (await deliver(event)).status).toBe(200)
      }
      expect([order, await standing(paid.accountId)]).toEqual([order, expected])
    }
    expect((await reconcile()).differences).toEqual([])
  })

  it('make it too when all of them come at the same moment', async () => {
    for (let round = 0; round < 20; round += 1) {
      const paid = await pending(700)
      const events = wonStory(paid)
      const answers = await Promise.all([...events, ...events].map((event) => deliver(event)))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      expect(await standing(paid.accountId)).toEqual({ cents: 500n, deposits: 1, tier: 'pro' })
    }
    expect((await reconcile()).differences).toEqual([])
  })
})

describe('an event', () => {
  it('counts when its signature is right, within 300 seconds, also while a secret rolls', async () => {
    const paid = await pending(500)
    const event = stripe.customer.complete(paid.sessionId)
    const { payload, header } = signed(event)
    const send = (text: string, signature?: string) =>
      plane.post('/v1/webhooks/stripe', text, signature ? { 'stripe-signature': signature } : {})
    const refused = [
      await send(payload),
      await send(payload, 'nonsense'),
      await send(payload.replace('"amount_total":500', '"amount_total":900'), header),
      await send(`${payload} `, header),
      await deliver(event, { secret: 'whsec_theirs' }),
      await deliver(event, { at: Date.now() - 302_000 }),
      await send('', header),
    ]
    expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 400))
    expect(refused.every(({ text }) => !text.includes('whsec_'))).toBe(true)
    expect(await standing(paid.accountId)).toEqual({ cents: 0n, deposits: 0, tier: 'basic' })
    const other = signed(event, { secret: 'whsec_before' }).header.split(',v1=')[1]
    expect((await send(payload, header.replace(',v1=', `,v1=${other},v1=`))).status).toBe(200)
    expect(await standing(paid.accountId)).toEqual({ cents: 500n, deposits: 1, tier: 'pro' })
  })

  it('that is told again days later, under a new signature, changes nothing', async () => {
    const paid = await pending(500)
    const event = stripe.customer.complete(paid.sessionId)
    await deliver(event)
    const refund = stripe.customer.refund(stripe.customer.intentOf(paid.sessionId), 100)
    await deliver(refund)
    for (const again of [event, refund, { ...event, id: 'evt_another' }, { ...refund, id: 'evt_more' }]) {
      expect((await deliver(again)).status).toBe(200)
    }
    expect(await standing(paid.accountId)).toEqual({ cents: 400n, deposits: 1, tier: 'basic' })
  })

  it('of a payment that was not made here is none of ours', async () => {
    const before = await pool().query('select count(*) from ledger_entries')
    const strange = [
      stripe.state.event('invoice.paid', { id: 'in_1' }),
      stripe.state.event('checkout.session.completed', {
        ...{ id: 'cs_x', mode: 'payment', payment_status: 'paid', amount_total: 500, currency: 'usd' },
        ...{ payment_intent: 'pi_x', metadata: {}, client_reference_id: 'their own' },
      }),
      stripe.state.event('charge.refunded', {
        payment_intent: 'pi_theirs',
        amount_refunded: 5,
        currency: 'usd',
      }),
    ]
    for (const event of strange) expect((await deliver(event)).status).toBe(200)
    expect((await pool().query('select count(*) from ledger_entries')).rows).toEqual(before.rows)
  })

  it('that says another amount, or another payment for the same deposit, books nothing', async () => {
    const paid = await pending(500)
    const event = stripe.customer.complete(paid.sessionId)
    const changed = (more: object) => {
      const object = (event.data as { object: object }).object
      return stripe.state.event('checkout.session.completed', { ...object, ...more })
    }
    expect((await deliver(changed({ amount_total: 501 }))).status).toBe(422)
    for (const more of [{ amount_total: -5 }, { amount_total: '500' }, { payment_intent: 7 }, { id: null }]) {
      expect((await deliver(changed(more))).status).toBe(400)
    }
    expect((await deliver(changed({ currency: 'eur' }))).status).toBe(200)
    expect((await deliver(changed({ payment_status: 'unpaid' }))).status).toBe(200)
    expect(await standing(paid.accountId)).toMatchObject({ cents: 0n, deposits: 0 })
    expect((await deliver(event)).status).toBe(200)
    expect((await deliver(changed({ payment_intent: 'pi_second' }))).status).toBe(409)
    const second = await pending(500)
    const stolen = stripe.state.event('checkout.session.completed', {
      ...(event.data as { object: object }).object,
      client_reference_id: stripe.state.sessions.get(second.sessionId)?.client_reference_id,
      metadata: stripe.state.sessions.get(second.sessionId)?.metadata,
    })
    expect((await deliver(stolen)).status).toBe(409)
    expect(await standing(paid.accountId)).toMatchObject({ cents: 500n, deposits: 1 })
    expect(await standing(second.accountId)).toMatchObject({ cents: 0n, deposits: 0 })
  })
})

describe('a payment that fails', () => {
  it('is said so, and is booked all the same when its money comes', async () => {
    const paid = await pending(500)
    await deliver(stripe.customer.complete(paid.sessionId, { later: true }))
    await deliver(stripe.customer.bounce(paid.sessionId))
    expect(await getDeposit(paid.accountId, paid.depositId)).toMatchObject({
      status: 'failed',
      failure: 'The payment failed.',
    })
    await deliver(stripe.customer.arrive(paid.sessionId))
    expect(await getDeposit(paid.accountId, paid.depositId)).toMatchObject({
      status: 'settled',
      failure: null,
    })
    await deliver(stripe.customer.bounce(paid.sessionId))
    expect(await standing(paid.accountId)).toEqual({ cents: 500n, deposits: 1, tier: 'pro' })
  })

  it('because nobody paid in time moves nothing', async () => {
    const paid = await pending(500)
    await deliver(stripe.customer.expire(paid.sessionId))
    expect(await getDeposit(paid.accountId, paid.depositId)).toMatchObject({
      status: 'failed',
      failure: 'It was not paid in time.',
    })
    expect(await standing(paid.accountId)).toEqual({ cents: 0n, deposits: 0, tier: 'basic' })
  })
})

describe('a dispute', () => {
  it('that is only an inquiry moves nothing', async () => {
    const paid = await pending(500)
    await deliver(stripe.customer.complete(paid.sessionId))
    const dispute = stripe.customer.dispute(
      stripe.customer.intentOf(paid.sessionId),
      500,
      'warning_needs_response',
    )
    await deliver(dispute.created)
    await deliver(dispute.closed('warning_closed'))
    expect(await standing(paid.accountId)).toEqual({ cents: 500n, deposits: 1, tier: 'pro' })
  })
})
