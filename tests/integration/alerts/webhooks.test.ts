import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWebhook } from '@/lib/alerts/create-webhook'
import { deliverWebhooks } from '@/lib/alerts/deliver-webhooks'
import { enableWebhook } from '@/lib/alerts/enable-webhook'
import { listDeliveries } from '@/lib/alerts/list-deliveries'
import { listWebhooks } from '@/lib/alerts/list-webhooks'
import { insertAlert } from '@/lib/alerts/queries/insert-alert'
import { resendDelivery } from '@/lib/alerts/resend-delivery'
import { rollWebhook } from '@/lib/alerts/roll-webhook'
import { testWebhook } from '@/lib/alerts/test-webhook'
import { pool } from '@/lib/db/pool'
import { transaction } from '@/lib/db/transaction'
import { findInTables } from '@/tests/support/find-in-tables'
import { makeAccount } from '@/tests/support/make-account'
import { startReceiver } from '@/tests/support/webhook-receiver'

const HOUR = 3_600_000
const by = { actor: 'system', now: new Date() }
const never = new AbortController().signal
let receiver: Awaited<ReturnType<typeof startReceiver>>

beforeAll(async () => {
  receiver = await startReceiver()
})
beforeEach(async () => {
  Object.assign(receiver.control, { status: 204, location: '', hangs: false, isEndless: false })
  receiver.received.length = 0
  await pool().query('delete from webhooks')
})
afterAll(() => receiver.stop())

async function makeWebhook(url = receiver.url) {
  const { accountId } = await makeAccount()
  const { webhookId, secret } = await createWebhook({ accountId, url }, by)
  return { accountId, webhookId, secret }
}
const at = (hours: number) => new Date(by.now.getTime() + hours * HOUR)
const deliver = (now = new Date(), reach = receiver.reach) => deliverWebhooks({ now, signal: never, reach })
const raise = (accountId: bigint, key: string, now = by.now) =>
  transaction((client) =>
    insertAlert(client, { accountId, key, type: 'balance.low', data: { n: 1 }, mail: null, now }),
  )

function verify(secret: string, { body, headers }: (typeof receiver.received)[number]) {
  return new Webhook(secret).verify(body, headers as Record<string, string>)
}

it('a message arrives once, signed so that a receiver’s own library accepts it', async () => {
  const { accountId, webhookId, secret } = await makeWebhook()
  expect(await raise(accountId, 'a')).toBe(true)
  expect(await raise(accountId, 'a')).toBe(false)
  expect(await Promise.all([deliver(), deliver()])).toContain(1)
  expect(receiver.received).toHaveLength(1)
  const [message] = receiver.received
  if (!message) throw new Error('nothing arrived')
  expect(verify(secret, message)).toMatchObject({ type: 'balance.low', data: { n: 1 } })
  expect(message.path).toBe('/hook')
  expect(message.headers.host).toBe(`receiver.test:${receiver.port}`)
  expect(() => verify(`whsec_${Buffer.alloc(32).toString('base64')}`, message)).toThrow()
  expect(() => verify(secret, { ...message, body: `${message.body} ` })).toThrow()
  const [delivery] = await listDeliveries({ accountId, webhookId })
  expect(delivery).toMatchObject({ state: 'delivered', nextAttemptAt: null })
  expect(delivery?.attempts).toMatchObject([{ number: 1, outcome: 'delivered', status: 204 }])
  expect(delivery?.deliveryId).toBe(message.headers['webhook-id'])
})

it('the secret is shown once, lies in no table, and is signed with beside its successor', async () => {
  const { accountId, webhookId, secret } = await makeWebhook()
  const rolled = await rollWebhook({ accountId, webhookId, overlapHours: 24 }, by)
  expect(rolled.secret).not.toBe(secret)
  expect(rolled.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const body = secret.slice(6, 30)
  expect(await findInTables(body)).toEqual([])
  expect(JSON.stringify(await listWebhooks(accountId))).not.toContain(body)
  await raise(accountId, 'a')
  await deliver(at(1))
  await raise(accountId, 'b', at(25))
  await deliver(at(25))
  const [during, after] = receiver.received
  if (!during || !after) throw new Error('two messages were expected')
  const signatures = (message: typeof during) => String(message.headers['webhook-signature']).split(' ')
  const signed = (key: string, message: typeof during) => {
    const { 'webhook-id': id, 'webhook-timestamp': time } = message.headers
    return new Webhook(key).sign(String(id), new Date(Number(time) * 1000), message.body)
  }
  expect(signatures(during)).toEqual([signed(rolled.secret, during), signed(secret, during)])
  expect(signatures(after)).toEqual([signed(rolled.secret, after)])
})

describe('what does not arrive is tried again, and the log says why:', () => {
  const cases: [string, Partial<typeof receiver.control>, string, number | null][] = [
    ['an error', { status: 500 }, 'status', 500],
    ['a redirect', { status: 302, location: 'https://other.test/' }, 'redirect', 302],
    ['no answer', { hangs: true }, 'timeout', null],
  ]
  it.each(cases)('%s', async (_, control, outcome, status) => {
    const { accountId, webhookId } = await makeWebhook()
    if (control.location) control.location = `https://other.test:${receiver.port}/elsewhere`
    Object.assign(receiver.control, control)
    await raise(accountId, 'a')
    expect(await deliver(at(0))).toBe(0)
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hook'])
    const [delivery] = await listDeliveries({ accountId, webhookId })
    expect(delivery).toMatchObject({ state: 'queued', attempts: [{ number: 1, outcome, status }] })
    Object.assign(receiver.control, { status: 204, location: '', hangs: false })
    expect(await deliver(at(1))).toBe(1)
    expect(receiver.received[1]?.headers['webhook-id']).toBe(delivery?.deliveryId)
  })

  it('nobody there', async () => {
    const { accountId, webhookId } = await makeWebhook('https://receiver.test:1/')
    await raise(accountId, 'a')
    await deliver(at(0))
    const [delivery] = await listDeliveries({ accountId, webhookId })
    expect(delivery?.attempts).toMatchObject([{ outcome: 'no_connection', status: null }])
  })

  it('a certificate that nobody has signed', async () => {
    const { accountId, webhookId } = await makeWebhook()
    await raise(accountId, 'a')
    const { resolve, mayReach } = receiver.reach
    await deliver(at(0), { resolve, mayReach })
    const [delivery] = await listDeliveries({ accountId, webhookId })
    expect(delivery?.attempts).toMatchObject([{ outcome: 'tls', status: null }])
    expect(receiver.received).toEqual([])
  })
})

it('an answer without an end is left alone', async () => {
  const { accountId } = await makeWebhook()
  receiver.control.isEndless = true
  receiver.control.status = 200
  await raise(accountId, 'a')
  expect(await deliver()).toBe(1)
})

it('a message is given up after three days, and can be sent again by hand', async () => {
  const { accountId, webhookId } = await makeWebhook()
  receiver.control.status = 503
  await raise(accountId, 'a')
  for (let hour = 0; hour < 100; hour += 0.05) {
    const [delivery] = await listDeliveries({ accountId, webhookId })
    if (delivery?.state !== 'queued') break
    hour = (new Date(delivery.nextAttemptAt ?? 0).getTime() - by.now.getTime()) / HOUR
    await deliver(at(hour))
  }
  const [failed] = await listDeliveries({ accountId, webhookId })
  expect(failed).toMatchObject({ state: 'failed', nextAttemptAt: null })
  expect(failed?.attempts).toHaveLength(10)
  const [webhook] = await listWebhooks(accountId)
  expect(webhook).toMatchObject({ failures: 10 })
  expect(webhook?.disabledAt).not.toBeNull()
  const { rows } = await pool().query('select delivery_id as id from webhook_deliveries')
  const delivery = { accountId, deliveryId: rows[0].id }
  await expect(resendDelivery(delivery, { now: at(100) })).rejects.toMatchObject({ code: 'unprocessable' })
  await enableWebhook({ accountId, webhookId }, by)
  await resendDelivery(delivery, { now: at(100) })
  await expect(resendDelivery(delivery, { now: at(100) })).rejects.toMatchObject({ code: 'conflict' })
  receiver.control.status = 200
  expect(await deliver(at(100))).toBe(1)
  expect(await listWebhooks(accountId)).toMatchObject([{ failures: 0, failingSince: null, disabledAt: null }])
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
})

it('a receiver that says it is gone is asked no more, and other webhooks are told', async () => {
  const { accountId, webhookId } = await makeWebhook()
  receiver.control.status = 410
  await raise(accountId, 'a')
  await deliver(at(0))
  expect((await listWebhooks(accountId))[0]?.disabledAt).not.toBeNull()
  const { rows } = await pool().query('select type from alerts where account_id = $1', [accountId])
  expect(rows.map(({ type }) => type)).toContain('webhook.disabled')
  await expect(testWebhook({ accountId, webhookId }, { now: at(0) })).rejects.toMatchObject({
    code: 'unprocessable',
  })
})

it('a process that dies on a message leaves it to the next one', async () => {
  const { accountId } = await makeWebhook()
  await raise(accountId, 'a')
  const stop = new AbortController()
  receiver.control.hangs = true
  const dying = deliverWebhooks({ now: at(0), signal: stop.signal, reach: receiver.reach })
  await expect.poll(() => receiver.received.length).toBe(1)
  stop.abort()
  expect(await dying).toBe(0)
  receiver.control.hangs = false
  expect(await deliver(at(0))).toBe(0)
  expect(await deliver(at(0.01))).toBe(1)
})

it('a test is one message, tried once, and not more than 20 an hour', async () => {
  const { accountId, webhookId, secret } = await makeWebhook()
  for (let n = 0; n < 20; n++) await testWebhook({ accountId, webhookId }, { now: by.now })
  const refused = testWebhook({ accountId, webhookId }, { now: by.now })
  await expect(refused).rejects.toMatchObject({ code: 'rate_limit_exceeded' })
  receiver.control.status = 500
  await deliver(at(0))
  expect(receiver.received).toHaveLength(20)
  const [message] = receiver.received
  expect(message && verify(secret, message)).toMatchObject({ type: 'webhook.test' })
  expect((await listDeliveries({ accountId, webhookId })).every(({ state }) => state === 'failed')).toBe(true)
})
