import { expect, it } from 'vitest'
import { queueMail } from '@/lib/alerts/queue-mail'
import { sendMails } from '@/lib/alerts/send-mails'
import { pool } from '@/lib/db/pool'

it('without SMTP_URL nothing is queued, and whoever asks is told', async () => {
  const mail = { accountId: null, key: 'a', to: 'ada@example.com', subject: 'x', text: 'x' }
  expect(await queueMail(mail, { now: new Date() })).toBe(false)
  expect(await sendMails({ now: new Date(), signal: new AbortController().signal })).toBe(0)
  const { rows } = await pool().query('select count(*)::int as count from mails')
  expect(rows[0].count).toBe(0)
})
