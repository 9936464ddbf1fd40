import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '@/lib/accounts/create-account'
import { checkPhoneCode } from '@/lib/billing/check-phone-code'
import { hashPhone } from '@/lib/billing/hash-phone'
import { listEntries } from '@/lib/billing/list-entries'
import { readBalance } from '@/lib/billing/read-balance'
import { readPhone } from '@/lib/billing/read-phone'
import { sendPhoneCode } from '@/lib/billing/send-phone-code'
import { verifyPhone } from '@/lib/billing/verify-phone'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { reconcile } from '@/lib/reconcile/reconcile'
import { MINUTE_MS } from '@/lib/time/range'
import { findInTables } from '@/tests/support/find-in-tables'
import { startTwilio, type TwilioMood } from '@/tests/support/twilio-server'

const now = new Date('2026-11-24T10:00:00Z')
const by = { actor: 'usr_test', now }

let twilio: Awaited<ReturnType<typeof startTwilio>>
beforeAll(async () => {
  twilio = await startTwilio()
})
afterEach(() => twilio.be('ok'))
afterAll(() => twilio.stop())

let lastPhone = 2_000
/** A mobile number that no other test uses. */
function newPhone(): string {
  lastPhone += 1
  return `+1415555${lastPhone}`
}
const newAccount = async () => (await createAccount({ name: 'Acme', ownerUserId: null }, by)).accountId
const send = (accountId: bigint, phone: string) =>
  sendPhoneCode({ accountId, phone, address: randomUUID() }, { now })
const check = (accountId: bigint, phone: string, code = twilio.codeFor(phone), at = now) =>
  checkPhoneCode({ accountId, phone, code }, { now: at })
const promos = async (accountId: bigint) =>
  (await listEntries(accountId, { limit: 50 })).entries.filter(({ kind }) => kind === 'promo').length

describe('a phone number', () => {
  it('that is verified brings $1.00 of promo credit, and is kept nowhere', async () => {
    const [accountId, phone] = [await newAccount(), newPhone()]
    await send(accountId, phone)
    expect(twilio.sent.at(-1)).toBe(phone)
    expect(await readPhone(accountId, { now })).toMatchObject({ verified: null, driver: 'twilio' })
    expect(await check(accountId, phone)).toEqual({ promo: 'granted' })
    expect(await readPhone(accountId, { now })).toEqual({
      verified: { ending: phone.slice(-2), at: now.toISOString() },
      hasPromo: true,
      driver: 'twilio',
      waitingUntil: null,
    })
    expect(await readBalance(accountId)).toMatchObject({ promoPicos: PICOS_PER_USD, paidPicos: 0n })
    for (const text of [phone, phone.slice(1), phone.slice(-10)]) expect(await findInTables(text)).toEqual([])
  })

  it('brings it once an account', async () => {
    const accountId = await newAccount()
    for (const expected of ['granted', 'had_before'] as const) {
      const phone = newPhone()
      await send(accountId, phone)
      expect(await check(accountId, phone)).toEqual({ promo: expected })
    }
    expect(await promos(accountId)).toBe(1)
  })

  it('brings it once a number, for ever', async () => {
    const phone = newPhone()
    for (const expected of ['granted', 'number_used'] as const) {
      const accountId = await newAccount()
      await send(accountId, phone)
      expect(await check(accountId, phone)).toEqual({ promo: expected })
      expect(await promos(accountId)).toBe(expected === 'granted' ? 1 : 0)
    }
  })

  it('of fifty accounts at once brings it to one of them', async () => {
    const numberHash = await hashPhone(newPhone())
    const accounts = await Promise.all(Array.from({ length: 50 }, newAccount))
    const answers = await Promise.all(
      accounts.map((accountId) => verifyPhone({ accountId, numberHash, ending: '00' }, { now })),
    )
    expect(answers.filter(({ promo }) => promo === 'granted')).toHaveLength(1)
    expect(answers.filter(({ promo }) => promo === 'number_used')).toHaveLength(49)
    const counts = await Promise.all(accounts.map(promos))
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect((await reconcile()).differences).toEqual([])
  })

  it('is one of fifty at once that brings it to an account', async () => {
    const accountId = await newAccount()
    const hashes = await Promise.all(Array.from({ length: 50 }, () => hashPhone(newPhone())))
    const answers = await Promise.all(
      hashes.map((numberHash) => verifyPhone({ accountId, numberHash, ending: '00' }, { now })),
    )
    expect(answers.filter(({ promo }) => promo === 'granted')).toHaveLength(1)
    expect(await promos(accountId)).toBe(1)
    expect((await reconcile({ accountId })).differences).toEqual([])
  })

  it('whose code is sent in fifty times at once is judged five times and brings one credit', async () => {
    const [accountId, phone] = [await newAccount(), newPhone()]
    await send(accountId, phone)
    const tries = await Promise.allSettled(Array.from({ length: 50 }, () => check(accountId, phone)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await promos(accountId)).toBe(1)
  })
})

describe('a code', () => {
  it('is good five times, for ten minutes, for its account and its number', async () => {
    const [accountId, phone] = [await newAccount(), newPhone()]
    await send(accountId, phone)
    const late = new Date(now.getTime() + 10 * MINUTE_MS)
    await expect(check(accountId, phone, undefined, late)).rejects.toMatchObject({ code: 'unprocessable' })
    await expect(check(accountId, newPhone())).rejects.toMatchObject({ code: 'unprocessable' })
    await expect(check(await newAccount(), phone)).rejects.toMatchObject({ code: 'unprocessable' })
    for (let left = 4; left >= 0; left -= 1) {
      const words = left === 0 ? 'Ask for a new one.' : `${left} more`
      await expect(check(accountId, phone, '000000')).rejects.toThrow(words)
    }
    await expect(check(accountId, phone)).rejects.toMatchObject({ code: 'unprocessable' })
    expect(await promos(accountId)).toBe(0)
  })

  it("that Twilio has forgotten, or a number it can't reach, is said so", async () => {
    const [accountId, phone] = [await newAccount(), newPhone()]
    await send(accountId, phone)
    twilio.forget(phone)
    await expect(check(accountId, phone)).rejects.toThrow('expired')
    await expect(send(accountId, '+14155550000')).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('is not sent to one number over and over, whoever asks', async () => {
    const phone = newPhone()
    for (let turn = 0; turn < 5; turn += 1) await send(await newAccount(), phone)
    await expect(send(await newAccount(), phone)).rejects.toMatchObject({ code: 'rate_limit_exceeded' })
    expect(twilio.sent.filter((sent) => sent === phone)).toHaveLength(5)
  })

  it('is not sent by one account over and over', async () => {
    const accountId = await newAccount()
    for (let turn = 0; turn < 10; turn += 1) await send(accountId, newPhone())
    await expect(send(accountId, newPhone())).rejects.toMatchObject({ code: 'rate_limit_exceeded' })
  })
})

describe('a Twilio that does not answer as it should', () => {
  it.each<[TwilioMood, string]>([
    ['hang', 'upstream_timeout'],
    ['reset', 'upstream_failed'],
    ['fail', 'upstream_failed'],
    ['page', 'upstream_failed'],
    ['nonsense', 'upstream_failed'],
    ['other', 'upstream_failed'],
  ])('%s: a clear error and no credit, and the next try works', async (mood, code) => {
    const [accountId, other, phone] = [await newAccount(), await newAccount(), newPhone()]
    await send(accountId, phone)
    twilio.be(mood)
    const both = [check(accountId, phone), send(other, newPhone())] as const
    const [checked, sent] = await Promise.allSettled(both)
    expect(checked).toMatchObject({ status: 'rejected', reason: { code } })
    expect(sent).toMatchObject({ status: 'rejected', reason: { code } })
    expect(await promos(accountId)).toBe(0)
    twilio.be('ok')
    expect(await check(accountId, phone)).toEqual({ promo: 'granted' })
  })
})
