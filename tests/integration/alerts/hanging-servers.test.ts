import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWebhook } from '@/lib/alerts/create-webhook'
import { deliverWebhooks } from '@/lib/alerts/deliver-webhooks'
import { queueMail } from '@/lib/alerts/queue-mail'
import { sendMails } from '@/lib/alerts/send-mails'
import { testWebhook } from '@/lib/alerts/test-webhook'
import { pool } from '@/lib/db/pool'
import { type DataPlane, startDataPlane } from '@/tests/support/data-plane'
import { makeAccount } from '@/tests/support/make-account'
import { startSmtpServer } from '@/tests/support/smtp-server'
import { textRow } from '@/tests/support/text-row'
import { startReceiver } from '@/tests/support/webhook-receiver'

let plane: DataPlane
let smtp: Awaited<ReturnType<typeof startSmtpServer>>
let receiver: Awaited<ReturnType<typeof startReceiver>>

beforeAll(async () => {
  plane = await startDataPlane()
  smtp = await startSmtpServer()
  receiver = await startReceiver()
  process.env.SMTP_URL = `smtp://127.0.0.1:${smtp.port}`
})
afterAll(() => {
  plane.stop()
  smtp.stop()
  receiver.stop()
})

it('usage is taken while mail server and receivers hang, and no connection is held for them', async () => {
  const now = new Date()
  const { accountId, source } = await makeAccount({ now })
  smtp.control.mode = 'hang'
  receiver.control.hangs = true
  await queueMail({ accountId, key: 'a', to: 'ada@example.com', subject: 'x', text: 'x' }, { now })
  const { webhookId } = await createWebhook({ accountId, url: receiver.url }, { actor: 'system', now })
  for (let n = 0; n < 4; n++) await testWebhook({ accountId, webhookId }, { now })
  const stop = new AbortController()
  const sending = sendMails({ now, signal: stop.signal })
  const posting = deliverWebhooks({ now, signal: stop.signal, reach: receiver.reach })
  await expect.poll(() => smtp.connections() + receiver.received.length).toBe(5)
  const { totalCount, idleCount } = pool()
  expect(totalCount - idleCount).toBe(0)
  const headers = { authorization: `Bearer ${source.secret}`, 'content-type': 'application/json' }
  for (let n = 0; n < 20; n++) {
    const row = textRow(`r${n}`, { time: now.toISOString() })
    const answer = await plane.post('/v1/events', JSON.stringify(row), headers)
    expect(JSON.parse(answer.text)).toMatchObject({ accepted: 1 })
  }
  stop.abort()
  expect(await sending).toBe(0)
  expect(await posting).toBe(0)
})
