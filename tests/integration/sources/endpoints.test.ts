import { expect, test } from 'vitest'
import { DELETE as revoke } from '@/app/api/a/[account]/sources/[source]/route'
import { POST as create, GET as list } from '@/app/api/a/[account]/sources/route'
import { formatId } from '@/lib/db/id'
import { publicUrl } from '@/lib/env'
import { createSource } from '@/lib/sources/create-source'
import { findSourceBySecret } from '@/lib/sources/find-source-by-secret'
import { makeAccount } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'

function request(method: string, cookie: string, body?: unknown): Request {
  const headers = { cookie, origin: publicUrl() }
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  return new Request(`${publicUrl()}/api/a/x/sources`, init)
}
const params = <P>(value: P) => ({ params: Promise.resolve(value) })

test('the endpoints make, list and revoke a source of the account', async () => {
  const { accountId, email } = await makeAccount()
  const [cookie, account] = [await signedIn(email), formatId('acc', accountId)]
  const made = await (await create(request('POST', cookie, { name: 'edge' }), params({ account }))).json()
  expect(await findSourceBySecret(made.secret)).toMatchObject({ accountId })
  const rows = await (await list(request('GET', cookie), params({ account }))).json()
  expect(rows[0]).toMatchObject({ sourceId: made.sourceId, name: 'edge', revokedAt: null })
  expect(JSON.stringify(rows)).not.toContain(made.secret.slice(4, 34))
  expect((await revoke(request('DELETE', cookie), params({ account, source: made.sourceId }))).status).toBe(
    200,
  )
  expect(await findSourceBySecret(made.secret)).toBeNull()
})

test("strangers see nothing, and no one ends another's source or the platform's", async () => {
  const [mine, other] = [await makeAccount(), await makeAccount()]
  const [cookie, account] = [await signedIn(mine.email), formatId('acc', mine.accountId)]
  const platform = await createSource({ accountId: null, name: 'edge' }, { actor: 'system', now: new Date() })
  for (const sourceId of [other.source.sourceId, platform.sourceId]) {
    const answer = await revoke(
      request('DELETE', cookie),
      params({ account, source: formatId('src', sourceId) }),
    )
    expect(answer.status).toBe(404)
  }
  const theirs = formatId('acc', other.accountId)
  expect((await list(request('GET', cookie), params({ account: theirs }))).status).toBe(404)
  expect((await create(request('POST', cookie, { name: 'x' }), params({ account: theirs }))).status).toBe(404)
  expect((await list(request('GET', ''), params({ account }))).status).toBe(401)
  expect(await findSourceBySecret(other.source.secret)).not.toBeNull()
  expect(await findSourceBySecret(platform.secret)).not.toBeNull()
})
