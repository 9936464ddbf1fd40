import { createServer } from 'node:tls'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { deliverMail } from '@/lib/alerts/deliver-mail'
import { dropOldMessages } from '@/lib/alerts/drop-old-messages'
import { queueMail } from '@/lib/alerts/queue-mail'
import { sendMails } from '@/lib/alerts/send-mails'
import type { SmtpSettings } from '@/lib/alerts/smtp-settings'
import { pool } from '@/lib/db/pool'
import { DAY_MS } from '@/lib/time/range'
import { RECEIVER_CERT, RECEIVER_KEY } from '@/tests/support/receiver-certificate'
import { startSmtpServer } from '@/tests/support/smtp-server'

const NOW = new Date('2026-03-10T12:00:00Z')
const never = new AbortController().signal
const letter = { messageId: '<a@b.example>', to: 'ada@example.com', subject: 'x', text: 'x' }
let server: Awaited<ReturnType<typeof startSmtpServer>>
let smtp: SmtpSettings

beforeAll(async () => {
  server = await startSmtpServer()
  process.env.SMTP_URL = `smtp://127.0.0.1:${server.port}`
})
beforeEach(() => {
  server.taken.length = 0
  server.logins.length = 0
  smtp = {
    ...{ host: '127.0.0.1', port: server.port, isSecure: false, needsTls: false },
    ...{ auth: { user: 'me', pass: 'secret' }, from: 'meter@example.com' },
  }
})
afterAll(() => server.stop())

it('a password is not told to a server that offers no TLS where it is demanded', async () => {
  const outcome = await deliverMail(letter, { ...smtp, needsTls: true }, never)
  expect(outcome.kind).toBe('later')
  expect(server.logins).toEqual([])
  expect(server.taken).toEqual([])
  expect((await deliverMail(letter, smtp, never)).kind).toBe('sent')
  expect(server.logins).toHaveLength(1)
})

it('nor to one whose certificate nobody has signed', async () => {
  let said = ''
  const impostor = createServer({ cert: RECEIVER_CERT, key: RECEIVER_KEY }, (socket) => {
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.write('220 trust me\r\n')
  })
  impostor.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => impostor.listen(0, '127.0.0.1', resolve))
  const { port } = impostor.address() as { port: number }
  const outcome = await deliverMail(letter, { ...smtp, port, isSecure: true }, never)
  impostor.close()
  expect(outcome.kind).toBe('later')
  expect(said).toBe('')
})

it('what was settled long ago is forgotten, and what waits is not', async () => {
  const mail = (key: string) => ({ accountId: null, key, to: letter.to, subject: 'x', text: 'x' })
  await queueMail(mail('old'), { now: NOW })
  expect(await sendMails({ now: NOW, signal: never })).toBe(1)
  await queueMail(mail('waits'), { now: NOW })
  const keys = async () => {
    const { rows } = await pool().query('select idempotency_key as key from mails order by 1')
    return rows.map(({ key }) => key)
  }
  await dropOldMessages({ now: new Date(NOW.getTime() + 29 * DAY_MS) })
  expect(await keys()).toEqual(['old', 'waits'])
  await dropOldMessages({ now: new Date(NOW.getTime() + 31 * DAY_MS) })
  expect(await keys()).toEqual(['waits'])
})
