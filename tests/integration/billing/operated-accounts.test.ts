import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { POST as adjust } from '@/app/api/operator/accounts/[account]/adjustments/route'
import { GET as audit } from '@/app/api/operator/accounts/[account]/audit/route'
import { POST as setCredit } from '@/app/api/operator/accounts/[account]/credit-limit/route'
import { GET as entries } from '@/app/api/operator/accounts/[account]/entries/route'
import { GET as details } from '@/app/api/operator/accounts/[account]/route'
import { POST as setTier } from '@/app/api/operator/accounts/[account]/tier/route'
import { POST as create, GET as list } from '@/app/api/operator/accounts/route'
import { getAccount } from '@/lib/accounts/get-account'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { grantPromo } from '@/lib/billing/grant-promo'
import { listAccounts } from '@/lib/billing/list-accounts'
import { maySpend } from '@/lib/billing/may-spend'
import { readBalance } from '@/lib/billing/read-balance'
import { formatId } from '@/lib/db/id'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { reconcile } from '@/lib/reconcile/reconcile'
import { ask } from '@/tests/support/ask'
import { makeAccount } from '@/tests/support/make-account'
import { makeOperator } from '@/tests/support/make-operator'
import { signedIn } from '@/tests/support/sign-in'

const REASON = 'agreed by mail'

async function operated() {
  const { accountId, email } = await makeAccount()
  const { cookie, email: operator } = await makeOperator()
  const params = { account: formatId('acc', accountId) }
  const post = (handler: typeof setTier, body: object) =>
    ask(handler, { cookie, method: 'POST', params, body })
  const actions = async () => {
    const { lines } = (await ask(audit, { cookie, params })).body
    return lines.map(({ action }: { action: string }) => action)
  }
  return { accountId, email, cookie, operator, params, post, actions }
}

test('for members, owners of the account too, and for nobody none of it exists', async () => {
  const { email, params, accountId } = await operated()
  const adjustment = { usd: '5', part: 'paid', reason: REASON, key: randomUUID() }
  for (const cookie of [await signedIn(email), await signedIn((await makeAccount()).email), '']) {
    const post = (handler: typeof setTier, body: object) =>
      ask(handler, { cookie, method: 'POST', params, body })
    const answers = [
      await ask(list, { cookie }),
      await ask(create, { cookie, method: 'POST', body: { name: 'Mine' } }),
      await ask(details, { cookie, params }),
      await ask(entries, { cookie, params }),
      await ask(audit, { cookie, params }),
      await post(setTier, { tier: 'enterprise', reason: REASON }),
      await post(setCredit, { usd: '5', reason: REASON }),
      await post(adjust, adjustment),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  }
  expect(await getAccount(accountId)).toMatchObject({ tierId: 'basic', creditLimitPicos: 0n })
  expect((await readBalance(accountId)).balancePicos).toBe(0n)
})

test('a tier is set by hand, stands against deposits, and is taken back to what they earn', async () => {
  const { accountId, params, post, cookie, actions } = await operated()
  expect((await post(setTier, { tier: 'enterprise' })).status).toBe(400)
  expect((await post(setTier, { tier: 'enterprise', reason: REASON })).status).toBe(200)
  await depositDirect(
    { accountId, amountPicos: 5n * PICOS_PER_USD, idempotencyKey: 'a' },
    { now: new Date() },
  )
  const told = (await ask(details, { cookie, params })).body
  expect(told).toMatchObject({ tierId: 'enterprise', tierByHand: true, earnedTierId: 'pro' })
  await post(setTier, { tier: null, reason: REASON })
  await post(setTier, { tier: null, reason: REASON })
  expect(await getAccount(accountId)).toMatchObject({ tierId: 'pro', tierByHand: false })
  expect((await actions()).filter((action: string) => action.startsWith('tier.'))).toEqual([
    'tier.return',
    'tier.set',
  ])
})

test('a credit limit lets a balance go below zero by so much', async () => {
  const { accountId, post } = await operated()
  expect(await maySpend(accountId)).toBe(false)
  expect((await post(setCredit, { usd: '-1', reason: REASON })).status).toBe(400)
  await post(setCredit, { usd: '2.50', reason: REASON })
  expect((await getAccount(accountId))?.creditLimitPicos).toBe(2_500_000_000_000n)
})

describe('an adjustment', () => {
  test('is one entry however often it is sent, with its reason and who made it', async () => {
    const { accountId, params, post, cookie, operator } = await operated()
    const body = { usd: '5.25', part: 'paid', reason: REASON, key: randomUUID() }
    const answers = await Promise.all([post(adjust, body), post(adjust, body), post(adjust, body)])
    const created = answers.filter((answer) => answer.body.created)
    expect([answers.map(({ status }) => status), created.length]).toEqual([[200, 200, 200], 1])
    expect((await post(adjust, { ...body, usd: '5' })).status).toBe(409)
    expect((await post(adjust, { ...body, part: 'promo' })).status).toBe(409)
    expect((await ask(entries, { cookie, params })).body.entries).toMatchObject([
      { kind: 'adjustment', amountPicos: '5250000000000', promoPicos: '0', reason: REASON },
    ])
    const [line] = (await ask(audit, { cookie, params })).body.lines
    expect(line).toMatchObject({ action: 'balance.adjust', actor: operator })
    expect(line.words).toContainEqual({ name: 'amountUsd', value: '5.25' })
    expect((await getAccount(accountId))?.tierId).toBe('basic')
    expect((await reconcile({ accountId })).differences).toEqual([])
  })

  test('takes away too, of promo never more than there is', async () => {
    const { accountId, post } = await operated()
    await grantPromo({ accountId }, { now: new Date() })
    const body = () => ({ part: 'promo', reason: REASON, key: randomUUID() })
    expect((await post(adjust, { ...body(), usd: '-1.01' })).status).toBe(422)
    expect((await post(adjust, { ...body(), usd: '-0.40' })).status).toBe(200)
    expect((await post(adjust, { ...body(), part: 'paid', usd: '-3' })).status).toBe(200)
    const { promoPicos, paidPicos } = await readBalance(accountId)
    expect([promoPicos, paidPicos]).toEqual([600_000_000_000n, -3_000_000_000_000n])
    expect((await reconcile({ accountId })).differences).toEqual([])
  })

  test.each([
    ['nothing', { usd: '0' }],
    ['no amount', { usd: '1e3' }],
    ['too much', { usd: '1000000.01' }],
    ['no reason', { reason: ' a ' }],
    ['no key', { key: 'again' }],
    ['another kind of money', { part: 'other' }],
  ])('of %s is refused', async (_, more) => {
    const { accountId, post } = await operated()
    const body = { usd: '1', part: 'paid', reason: REASON, key: randomUUID(), ...more }
    expect((await post(adjust, body)).status).toBe(400)
    expect((await readBalance(accountId)).balancePicos).toBe(0n)
  })
})

describe('the list of accounts', () => {
  test('finds by name, by id and by a member’s address, and takes no word for a pattern', async () => {
    const { cookie } = await makeOperator()
    const { accountId, email } = await makeAccount()
    const named = (await ask(create, { cookie, method: 'POST', body: { name: '100%_sure' } })).body.account
    const found = async (search: string) => {
      const { rows } = await listAccounts({ search }, { now: new Date() })
      return rows.map(({ account }) => account)
    }
    expect(await found(email.slice(0, 20).toUpperCase())).toEqual([formatId('acc', accountId)])
    expect(await found(formatId('acc', accountId))).toEqual([formatId('acc', accountId)])
    expect(await found('100%_SURE')).toEqual([named])
    expect(await found('%_%')).toEqual([])
    expect(await found("' or 1=1")).toEqual([])
  })

  test('goes page by page without losing or doubling one, and its cursor opens nothing else', async () => {
    const name = `paged ${randomUUID()}`
    const { cookie } = await makeOperator()
    for (const _ of [1, 2, 3, 4, 5]) await ask(create, { cookie, method: 'POST', body: { name } })
    const seen: string[] = []
    let page: string | undefined
    do {
      const answer = await listAccounts({ search: name, page }, { now: new Date(), limit: 2 })
      seen.push(...answer.rows.map(({ account }) => account))
      page = answer.next ?? undefined
      if (page)
        await expect(listAccounts({ search: 'x', page }, { now: new Date() })).rejects.toThrow('cursor')
    } while (page)
    expect([seen.length, new Set(seen).size]).toEqual([5, 5])
  })

  test('tells of each what it has and what its month costs', async () => {
    const { accountId, post } = await operated()
    await post(adjust, { usd: '7', part: 'paid', reason: REASON, key: randomUUID() })
    const { rows } = await listAccounts({ search: formatId('acc', accountId) }, { now: new Date() })
    expect(rows).toMatchObject([
      { balancePicos: '7000000000000', monthPicos: '0', members: 1, tierId: 'basic' },
    ])
  })
})

test('a new account has its tier by hand, and a link for its owner', async () => {
  const { cookie } = await makeOperator()
  const body = { name: 'Fresh', tier: 'enterprise', email: `${randomUUID()}@example.com` }
  const made = (await ask(create, { cookie, method: 'POST', body })).body
  expect(made.link).toContain(`/join/${made.account}/`)
  const told = (await ask(details, { cookie, params: { account: made.account } })).body
  expect(told).toMatchObject({ name: 'Fresh', tierId: 'enterprise', tierByHand: true, members: [] })
  expect((await ask(details, { cookie, params: { account: formatId('acc', 9n) } })).status).toBe(404)
})
