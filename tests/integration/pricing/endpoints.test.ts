import { expect, test } from 'vitest'
import { POST as addName, DELETE as removeName } from '@/app/api/operator/aliases/route'
import { DELETE as withdraw } from '@/app/api/operator/prices/[price]/route'
import { GET as model } from '@/app/api/operator/prices/model/route'
import { GET as name } from '@/app/api/operator/prices/name/route'
import { POST as enter, GET as list } from '@/app/api/operator/prices/route'
import { formatId } from '@/lib/db/id'
import { ask } from '@/tests/support/ask'
import { makeAccount } from '@/tests/support/make-account'
import { makeOperator } from '@/tests/support/make-operator'
import { signedIn } from '@/tests/support/sign-in'

const SOON = new Date(Math.ceil(Date.now() / 60_000 + 60) * 60_000).toISOString()

test('for members and for nobody the price book does not exist, and nothing of it changes', async () => {
  const price = { model: 'end/A', kind: 'text', usd: '1' }
  for (const cookie of [await signedIn((await makeAccount()).email), '']) {
    const answers = [
      await ask(list, { cookie }),
      await ask(enter, { cookie, method: 'POST', body: price }),
      await ask(model, { cookie, query: '?name=FLUX.1-dev' }),
      await ask(name, { cookie, query: '?name=FLUX.1-dev' }),
      await ask(withdraw, { cookie, method: 'DELETE', params: { price: formatId('prc', 5n) } }),
      await ask(addName, { cookie, method: 'POST', body: { name: 'end-a', model: 'FLUX.1-dev' } }),
      await ask(removeName, { cookie, method: 'DELETE', query: '?name=end-a' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    expect(JSON.stringify(answers)).not.toContain('FLUX')
  }
  const { cookie } = await makeOperator()
  const known = await ask(name, { cookie, query: '?name=end-a' })
  expect(known.body).toMatchObject({ model: null })
  expect((await ask(model, { cookie, query: '?name=end/A' })).status).toBe(404)
})

test('an operator enters, sees and withdraws a rate', async () => {
  const { cookie, email } = await makeOperator()
  const body = { model: 'end/B', kind: 'text', usd: '0.40', isNew: true }
  const post = (more: object) => ask(enter, { cookie, method: 'POST', body: { ...body, ...more } })
  expect((await post({})).status).toBe(200)
  expect(await post({})).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } })
  const doubted = await post({ isNew: false, usd: '400', startsAt: SOON })
  expect(doubted.status).toBe(422)
  const confirmed = doubted.body.error.details.doubts.map(({ key }: { key: string }) => key)
  const made = await post({ isNew: false, usd: '400', startsAt: SOON, confirmed })
  expect(made.status).toBe(200)
  const seen = (await ask(model, { cookie, query: '?name=end%2FB' })).body
  expect(seen.timelines[0].rates).toMatchObject([
    { state: 'present', rate: { figures: [{ picos: '400000' }, {}, {}] }, createdBy: email },
    { state: 'future', priceId: made.body.priceId, mayWithdraw: true, startsAt: SOON },
  ])
  const params = { price: made.body.priceId }
  expect((await ask(withdraw, { cookie, method: 'DELETE', params })).status).toBe(200)
  expect((await ask(withdraw, { cookie, method: 'DELETE', params })).status).toBe(404)
  const book = (await ask(list, { cookie })).body
  expect(book.rows.find((row: { model: string }) => row.model === 'end/B').next).toBeNull()
})

test('what is no rate, no time and no account is refused, each with its reason', async () => {
  const { cookie } = await makeOperator()
  const refused = async (more: object) => {
    const body = { model: 'end/C', kind: 'text', usd: '0.40', ...more }
    const answer = await ask(enter, { cookie, method: 'POST', body })
    return [answer.status, answer.body.error.param]
  }
  expect(await refused({ usd: '0.0000001' })).toEqual([400, 'usd'])
  expect(await refused({ usd: '1e3' })).toEqual([400, 'usd'])
  expect(await refused({ usd: '-1' })).toEqual([400, 'usd'])
  expect(await refused({ kind: 'video' })).toEqual([400, 'kind'])
  expect(await refused({ kind: 'image', output: '1' })).toEqual([400, 'output'])
  expect(await refused({ startsAt: 'tomorrow' })).toEqual([400, 'startsAt'])
  expect(await refused({ startsAt: '2026-01-01T00:00:30Z' })).toEqual([400, 'startsAt'])
  expect(await refused({ account: 'acc_0' })).toEqual([404, null])
  expect(await refused({ account: formatId('acc', 77n) })).toEqual([404, null])
  expect(await refused({ model: "x'; drop" })).toEqual([400, 'model'])
})
