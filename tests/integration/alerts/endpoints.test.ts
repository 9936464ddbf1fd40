import { expect, it } from 'vitest'
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
