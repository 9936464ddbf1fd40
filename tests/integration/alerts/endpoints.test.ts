import { expect, it } from 'vitest'
import {
  PATCH as changeBudget,
  DELETE as removeBudget,
} from '@/app/api/a/[account]/alerts/budgets/[budget]/route'
import { GET as budgets, POST as makeBudget } from '@/app/api/a/[account]/alerts/budgets/route'
import { POST as resend } from '@/app/api/a/[account]/alerts/deliveries/[delivery]/resend/route'
import { GET as listMembers, POST as setMember } from '@/app/api/a/[account]/alerts/recipients/route'
import { GET as log } from '@/app/api/a/[account]/alerts/webhooks/[webhook]/deliveries/route'
import { POST as enable } from '@/app/api/a/[account]/alerts/webhooks/[webhook]/enable/route'
import { POST as roll } from '@/app/api/a/[account]/alerts/webhooks/[webhook]/roll/route'
import { DELETE as remove } from '@/app/api/a/[account]/alerts/webhooks/[webhook]/route'
import { POST as sendTest } from '@/app/api/a/[account]/alerts/webhooks/[webhook]/test/route'
import { POST as create, GET as list } from '@/app/api/a/[account]/alerts/webhooks/route'
import { setMember as makeMember } from '@/lib/accounts/set-member'
import { createUser } from '@/lib/auth/create-user'
import { formatId } from '@/lib/db/id'
import { publicUrl } from '@/lib/env'
import { makeAccount, PASSWORD } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'

const now = new Date('2025-06-01T00:00:00Z')

function request(method: string, cookie: string, body?: unknown): Request {
  const init = { method, headers: { cookie, origin: publicUrl() } }
  return new Request(`${publicUrl()}/x`, {
    ...init,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}
const params = <P>(value: P) => ({ params: Promise.resolve(value) })

async function signedInAccount() {
  const made = await makeAccount()
  return { ...made, account: formatId('acc', made.accountId), cookie: await signedIn(made.email) }
}

it('the endpoints make, test, roll, list and remove a webhook of the account', async () => {
  const { account, cookie } = await signedInAccount()
  const body = { url: 'https://hooks.example.com/in' }
  const made = await (await create(request('POST', cookie, body), params({ account }))).json()
  expect(made.secret).toMatch(/^whsec_/)
  const of = params({ account, webhook: made.webhookId })
  expect((await sendTest(request('POST', cookie), of)).status).toBe(200)
  expect(await (await log(request('GET', cookie), of)).json()).toMatchObject([
    { type: 'webhook.test', state: 'queued', attempts: [] },
  ])
  const rolled = await (await roll(request('POST', cookie, { overlapHours: 1 }), of)).json()
  expect(rolled.secret).not.toBe(made.secret)
  expect((await enable(request('POST', cookie), of)).status).toBe(200)
  const rows = await (await list(request('GET', cookie), params({ account }))).json()
  expect(rows).toMatchObject([{ webhookId: made.webhookId, url: body.url, disabledAt: null }])
  expect(rows[0].overlapEndsAt).not.toBeNull()
  expect(JSON.stringify(rows)).not.toContain(rolled.secret)
  expect((await remove(request('DELETE', cookie), of)).status).toBe(200)
  expect(await (await list(request('GET', cookie), params({ account }))).json()).toEqual([])
})

it('an address of this network is refused as it is entered', async () => {
  const { account, cookie } = await signedInAccount()
  for (const url of ['http://example.com', 'https://127.0.0.1/', 'https://[::1]/', 'nonsense']) {
    const answer = await create(request('POST', cookie, { url }), params({ account }))
    expect(answer.status).toBe(422)
  }
})

it("another account's webhooks, messages and members don't exist, and a viewer only looks", async () => {
  const [mine, other] = [await signedInAccount(), await signedInAccount()]
  const body = { url: 'https://hooks.example.com/' }
  const { account } = mine
  const made = await (await create(request('POST', mine.cookie, body), params({ account }))).json()
  const of = params({ account, webhook: made.webhookId })
  await sendTest(request('POST', mine.cookie), of)
  const [{ deliveryId: delivery }] = await (await log(request('GET', mine.cookie), of)).json()
  const email = `viewer-${account}@example.com`
  const { userId } = await createUser({ email, name: 'Vi', password: PASSWORD }, { now })
  await makeMember({ accountId: mine.accountId, userId, role: 'viewer' }, { actor: 'system', now })
  const user = { userId: formatId('usr', other.userId), receives: true }
  const asked = (cookie: string, at: string) => {
    const here = params({ account: at, webhook: made.webhookId })
    return {
      reads: [list(request('GET', cookie), here), log(request('GET', cookie), here)],
      writes: [
        create(request('POST', cookie, body), here),
        sendTest(request('POST', cookie), here),
        roll(request('POST', cookie, {}), here),
        enable(request('POST', cookie), here),
        resend(request('POST', cookie), params({ account: at, delivery })),
        setMember(request('POST', cookie, user), params({ account: at })),
        remove(request('DELETE', cookie), here),
      ],
    }
  }
  const statuses = async (answers: Promise<Response>[]) => (await Promise.all(answers)).map((a) => a.status)
  const stranger = asked(other.cookie, account)
  expect(new Set(await statuses([...stranger.reads, ...stranger.writes]))).toEqual(new Set([404]))
  const nobody = asked('', account)
  expect(new Set(await statuses([...nobody.reads, ...nobody.writes]))).toEqual(new Set([401]))
  const elsewhere = asked(other.cookie, other.account)
  expect(await statuses(elsewhere.writes.slice(1))).toEqual([404, 404, 404, 404, 200, 404])
  const viewer = asked(await signedIn(email), account)
  expect(await statuses(viewer.reads)).toEqual([200, 200])
  expect(new Set(await statuses(viewer.writes))).toEqual(new Set([403]))
  expect((await listMembers(request('GET', mine.cookie), params({ account }))).status).toBe(200)
  expect(await (await log(request('GET', mine.cookie), of)).json()).toHaveLength(1)
})

it('alerts are mailed to owners until someone chooses otherwise', async () => {
  const { account, cookie, userId } = await signedInAccount()
  const read = async () => (await listMembers(request('GET', cookie), params({ account }))).json()
  expect(await read()).toMatchObject({ mailIsSent: false, recipients: [{ role: 'owner', receives: true }] })
  const body = { userId: formatId('usr', userId), receives: false }
  expect((await setMember(request('POST', cookie, body), params({ account }))).status).toBe(200)
  expect(await read()).toMatchObject({ recipients: [{ receives: false }] })
})

it('budgets are made, changed and removed by members, and are nobody else’s', async () => {
  const [mine, other] = [await signedInAccount(), await signedInAccount()]
  const { account, cookie } = mine
  const body = { amountUsd: '250.50' }
  const { budgetId: budget } = await (
    await makeBudget(request('POST', cookie, body), params({ account }))
  ).json()
  const of = params({ account, budget })
  expect((await changeBudget(request('PATCH', cookie, { amountUsd: '300' }), of)).status).toBe(200)
  const read = async () => (await budgets(request('GET', cookie), params({ account }))).json()
  expect(await read()).toMatchObject({
    budgets: [{ budgetId: budget, scope: 'account', amountPicos: '300000000000000', spentPicos: '0' }],
  })
  const bad = ['0', '-1', '1e3', '1,000', '', '1000000001', '0.0000000000001', null, 5]
  for (const amountUsd of bad) {
    expect((await makeBudget(request('POST', cookie, { amountUsd }), params({ account }))).status).toBe(400)
  }
  const theirs = { amountUsd: '1', key: formatId('key', other.inferenceKey.keyId) }
  expect((await makeBudget(request('POST', cookie, theirs), params({ account }))).status).toBe(404)
  const elsewhere = params({ account: other.account, budget })
  const strange = [
    budgets(request('GET', other.cookie), params({ account })),
    makeBudget(request('POST', other.cookie, body), params({ account })),
    changeBudget(request('PATCH', other.cookie, body), elsewhere),
    removeBudget(request('DELETE', other.cookie), elsewhere),
    removeBudget(request('DELETE', other.cookie), of),
  ]
  for (const answer of await Promise.all(strange)) expect(answer.status).toBe(404)
  const email = `viewer-of-${account}@example.com`
  const { userId } = await createUser({ email, name: 'Vi', password: PASSWORD }, { now })
  await makeMember({ accountId: mine.accountId, userId, role: 'viewer' }, { actor: 'system', now })
  const viewer = await signedIn(email)
  expect((await budgets(request('GET', viewer), params({ account }))).status).toBe(200)
  expect((await makeBudget(request('POST', viewer, body), params({ account }))).status).toBe(403)
  expect((await changeBudget(request('PATCH', viewer, body), of)).status).toBe(403)
  expect((await removeBudget(request('DELETE', viewer), of)).status).toBe(403)
  expect((await removeBudget(request('DELETE', cookie), of)).status).toBe(200)
  expect(await read()).toMatchObject({ budgets: [] })
})
