import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { evaluateLowBalances } from '@/lib/alerts/evaluate-low-balances'
import { tellFailedTopUps } from '@/lib/alerts/tell-failed-top-ups'
import { tellOfUnpriced } from '@/lib/alerts/tell-of-unpriced'
import { createUser } from '@/lib/auth/create-user'
import { postEntry } from '@/lib/billing/post-entry'
import { saveTestCard } from '@/lib/billing/save-test-card'
import { setLowBalance } from '@/lib/billing/set-low-balance'
import { setTopUp } from '@/lib/billing/set-top-up'
import { topUpBalances } from '@/lib/billing/top-up-balances'
import { pool } from '@/lib/db/pool'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { makeAccount, PASSWORD } from '@/tests/support/make-account'
import { sendUsage, textRow } from '@/tests/support/send-usage'

const NOW = new Date('2026-03-10T12:00:00Z')
const by = { actor: 'system', now: NOW }
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const usd = (amount: number) => BigInt(amount) * PICOS_PER_USD

beforeAll(() => {
  process.env.SMTP_URL = 'smtp://127.0.0.1:1'
})
beforeEach(async () => {
  await pool().query('delete from mails')
})

async function mails(accountId = 0n) {
  const { rows } = await pool().query<{ to: string; subject: string; text: string }>(
    'select recipient as "to", subject, text from mails where account_id = $1 order by created_at',
    [accountId],
  )
  return rows
}

async function account() {
  const made = await makeAccount({ now: NOW })
  const { accountId } = made
  const post = (amount: bigint, key: string) =>
    postEntry(
      {
        ...{ accountId, kind: 'adjustment', period: '2026-03', reason: 'Test' },
        ...{ amountPicos: amount, idempotencyKey: key },
      },
      { now: NOW },
    )
  return { ...made, post }
}

describe('a low balance', () => {
  it('is told once until it has recovered, also when many processes look', async () => {
    const { accountId, email, post } = await account()
    await post(usd(10), 'a')
    await evaluateLowBalances({ now: NOW })
    await setLowBalance({ accountId, belowPicos: usd(5) }, by)
    await evaluateLowBalances({ now: NOW })
    expect(await mails(accountId)).toEqual([])
    await post(-usd(6), 'b')
    const looks = [0, 1, 2, 3].map((minute) => evaluateLowBalances({ now: at(minute) }))
    await Promise.all(looks)
    await evaluateLowBalances({ now: at(4) })
    const [mail, ...others] = await mails(accountId)
    expect(others).toEqual([])
    expect(mail).toMatchObject({ to: email, subject: 'Acme: the balance is low' })
    expect(mail?.text).toContain('The balance is $4.00, below the $5.00')
    expect(mail?.text).toContain('/billing')
    await post(usd(3), 'c')
    await evaluateLowBalances({ now: at(5) })
    await post(-usd(3), 'd')
    await evaluateLowBalances({ now: at(6) })
    expect(await mails(accountId)).toHaveLength(2)
  })
})

describe('a failed top-up', () => {
  it('is told once each time that it pauses them', async () => {
    const { accountId } = await account()
    await saveTestCard({ accountId, card: 'declined' }, by)
    const rule = { enabled: true, belowUsd: usd(2), amountUsd: usd(5), timesADay: 3 }
    await setTopUp({ accountId, ...rule }, by)
    await topUpBalances({ now: NOW })
    await Promise.all([1, 2, 3].map((minute) => tellFailedTopUps({ now: at(minute) })))
    expect(await mails(accountId)).toMatchObject([{ subject: 'Acme: an automatic top-up failed' }])
    await saveTestCard({ accountId, card: 'declined' }, { ...by, now: at(60) })
    await topUpBalances({ now: at(60) })
    await tellFailedTopUps({ now: at(61) })
    expect(await mails(accountId)).toHaveLength(2)
  })
})

describe('usage without a price', () => {
  it('is told to operators, once a day and only while more comes in', async () => {
    const operator = `${randomUUID()}@example.com`
    const person = { email: operator, name: 'Op', password: PASSWORD, isOperator: true }
    await createUser(person, { now: NOW })
    await tellOfUnpriced({ now: NOW })
    expect(await mails()).toEqual([])
    const made = await account()
    const unknown = { model: 'nobody/knows-it' }
    const rows = [textRow('2026-03-10T11:59:00Z', unknown), textRow('2026-03-10T11:59:01Z', unknown)]
    await sendUsage(made, rows, NOW)
    await Promise.all([0, 1, 2].map((minute) => tellOfUnpriced({ now: at(minute) })))
    const told = await mails()
    expect(told).toMatchObject([{ to: operator, subject: 'Usage without a price: 1 model' }])
    expect(told[0]?.text).toContain('nobody/knows-it (text): 2 requests of 1 account')
    expect(told[0]?.text).toContain('/operator/unpriced')
    const tomorrow = at(24 * 60)
    await tellOfUnpriced({ now: tomorrow })
    expect(await mails()).toHaveLength(1)
    await sendUsage(made, [textRow('2026-03-11T11:59:00Z', unknown)], tomorrow)
    await tellOfUnpriced({ now: tomorrow })
    expect(await mails()).toHaveLength(2)
  })
})
