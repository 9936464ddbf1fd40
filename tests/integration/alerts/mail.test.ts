import fs from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { deliverMail } from '@/lib/alerts/deliver-mail'
import { claimMail } from '@/lib/alerts/queries/claim-mail'
import { queueMail } from '@/lib/alerts/queue-mail'
import { sendMails } from '@/lib/alerts/send-mails'
import { smtpSettings } from '@/lib/alerts/smtp-settings'
import { pool } from '@/lib/db/pool'
import { log } from '@/lib/log'
import { findInTables } from '@/tests/support/find-in-tables'
import { type SmtpMode, startSmtpServer } from '@/tests/support/smtp-server'

const NOW = new Date('2026-03-10T12:00:00Z')
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
const never = new AbortController().signal
const SECRET = 'MARKER-a-link-that-lets-in'

let server: Awaited<ReturnType<typeof startSmtpServer>>

beforeAll(async () => {
  server = await startSmtpServer()
  process.env.SMTP_URL = `smtp://me:pass%40word@127.0.0.1:${server.port}/?from=Meter%20<meter@example.com>`
})
beforeEach(async () => {
  server.control.mode = 'ok'
  server.taken.length = 0
  await pool().query('delete from mails')
})
afterAll(() => server.stop())

const letter = (key: string, to = 'ada@example.com') => ({
  accountId: null,
  key,
  to,
  subject: 'Grüße',
  text: `Hello <Ada>\n\nhttps://example.com/${SECRET}\n\n.\nlast`,
})
const send = (now = NOW, signal = never) => sendMails({ now, signal })

async function row() {
  const { rows } = await pool().query(
    `select attempts, next_attempt_at as next, problem, sent_at as "sentAt", text
     from mails order by created_at`,
  )
  return rows[0]
}

it('a mail is handed over once, signed in, in plain words and as a page', async () => {
  expect(await queueMail(letter('a'), { now: NOW })).toBe(true)
  expect(await queueMail(letter('a'), { now: later(5) })).toBe(true)
  expect(await send()).toBe(1)
  expect(await send(later(1_000))).toBe(0)
  expect(server.taken).toHaveLength(1)
  expect(server.taken[0]).toMatchObject({ to: 'ada@example.com' })
  expect(server.logins.at(-1)).toBe('\u0000me\u0000pass@word')
  const data = server.taken[0]?.data ?? ''
  expect(data).toContain('From: Meter <meter@example.com>')
  expect(data).toContain('Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=')
  expect(data).toContain('Auto-Submitted: auto-generated')
  expect(data).toContain('&lt;Ada&gt;')
  expect(await row()).toMatchObject({ attempts: 1, next: null, problem: null, text: null })
})

it('what was sent is forgotten, and no line of the log holds it or who it went to', async () => {
  const writes = vi.spyOn(fs, 'writeSync')
  const level = log.level
  log.level = 'trace'
  await queueMail(letter('a', 'gone-ada@example.com'), { now: NOW })
  for (const mode of ['busy', 'nonsense', 'drop', 'refuse'] satisfies SmtpMode[]) {
    server.control.mode = mode
    await send(later(86_400 * (1 + ['busy', 'nonsense', 'drop', 'refuse'].indexOf(mode))))
  }
  const logged = writes.mock.calls.map(([, text]) => String(text)).join('')
  writes.mockRestore()
  log.level = level
  expect(logged).toContain('a mail was not sent')
  for (const secret of [SECRET, 'ada@example.com', 'pass@word']) expect(logged).not.toContain(secret)
  expect(await findInTables(SECRET)).toEqual([])
})

describe('a server that', () => {
  const cases: [SmtpMode, string][] = [
    ['busy', 'refused with 451'],
    ['nonsense', 'EPROTOCOL'],
    ['drop', 'ECONNECTION'],
  ]
  it.each(cases)('is %s gets the mail another time', async (mode, problem) => {
    server.control.mode = mode
    await queueMail(letter('a'), { now: NOW })
    expect(await send()).toBe(0)
    expect(await row()).toMatchObject({ attempts: 1, problem, sentAt: null })
    expect(await send(later(30))).toBe(0)
    server.control.mode = 'ok'
    expect(await send(later(61))).toBe(1)
    expect(server.taken).toHaveLength(1)
    expect(await row()).toMatchObject({ attempts: 2, problem: null, next: null })
  })

  it('refuses the recipient for good is believed, and the next mail goes out in the same turn', async () => {
    server.control.mode = 'refuse'
    await queueMail(letter('a', 'gone@example.com'), { now: NOW })
    await queueMail(letter('b'), { now: later(1) })
    expect(await send(later(1))).toBe(1)
    expect(server.taken.map(({ to }) => to)).toEqual(['ada@example.com'])
    const refused = { next: null, problem: 'refused with 550', text: null, sentAt: null, attempts: 1 }
    expect(await row()).toMatchObject(refused)
  })

  it('hangs is left when the process stops, or after its time', async () => {
    server.control.mode = 'hang'
    const stop = new AbortController()
    const smtp = smtpSettings()
    if (!smtp) throw new Error('SMTP_URL is set above')
    const sending = deliverMail(
      { messageId: '<a@b>', to: 'a@example.com', subject: 'x', text: 'x' },
      smtp,
      stop.signal,
    )
    await vi.waitFor(() => expect(server.connections()).toBe(1))
    stop.abort()
    expect(await sending).toEqual({ kind: 'later', problem: 'no answer in time' })
    await vi.waitFor(() => expect(server.connections()).toBe(0))
    await queueMail(letter('a'), { now: NOW })
    expect(await send()).toBe(0)
    expect(await row()).toMatchObject({ problem: 'no answer in time', attempts: 1 })
  })

  it('fails for more than a day loses its mail in the end, and not before', async () => {
    server.control.mode = 'busy'
    await queueMail(letter('a'), { now: NOW })
    let [turns, at] = [0, NOW.getTime()]
    for (let due: Date | null = NOW; due; due = (await row()).next) {
      at = due.getTime()
      await send(due)
      turns++
    }
    expect(turns).toBe(11)
    expect(at - NOW.getTime()).toBeGreaterThan(86_400_000)
    expect(await row()).toMatchObject({ sentAt: null, text: null, problem: 'refused with 451' })
  })
})

it('a mail that a process died on is sent by the next one, once its time has passed', async () => {
  await queueMail(letter('a'), { now: NOW })
  expect(await claimMail([60], NOW)).toMatchObject({ attempt: 1, to: 'ada@example.com' })
  expect(await send(later(59))).toBe(0)
  expect(await send(later(61))).toBe(1)
  expect(server.taken).toHaveLength(1)
})

it('two processes at once send each mail once', async () => {
  for (let n = 0; n < 12; n++) await queueMail(letter(`k${n}`, `a${n}@example.com`), { now: NOW })
  const sent = await Promise.all([send(), send(), send()])
  expect(sent.reduce((sum, count) => sum + count)).toBe(12)
  expect(new Set(server.taken.map(({ to }) => to)).size).toBe(12)
  expect(server.taken).toHaveLength(12)
})

it.each([
  ['two lines in the subject', { subject: 'a\r\nBcc: b@example.com' }],
  ['no address', { to: 'ada' }],
  ['two addresses', { to: 'a@example.com, b@example.com' }],
])('%s is refused', async (_, change) => {
  await expect(queueMail({ ...letter('a'), ...change }, { now: NOW })).rejects.toThrow()
})
