import { expect, test } from 'vitest'
import { DELETE as revokeOf } from '@/app/api/operator/accounts/[account]/sources/[source]/route'
import { POST as createOf, GET as listOf } from '@/app/api/operator/accounts/[account]/sources/route'
import { DELETE as revoke } from '@/app/api/operator/sources/[source]/route'
import { GET as ofAccounts } from '@/app/api/operator/sources/of-accounts/route'
import { POST as create, GET as list } from '@/app/api/operator/sources/route'
import { formatId } from '@/lib/db/id'
import { findSourceBySecret } from '@/lib/sources/find-source-by-secret'
import { listAccountSources } from '@/lib/sources/list-account-sources'
import { ask } from '@/tests/support/ask'
import { makeAccount } from '@/tests/support/make-account'
import { makeOperator } from '@/tests/support/make-operator'
import { signedIn } from '@/tests/support/sign-in'

test('for members and for nobody the endpoints of operators do not exist', async () => {
  const { accountId, email, source } = await makeAccount()
  const params = { account: formatId('acc', accountId) }
  const id = { source: formatId('src', source.sourceId) }
  for (const cookie of [await signedIn(email), '']) {
    const answers = [
      await ask(list, { cookie }),
      await ask(ofAccounts, { cookie }),
      await ask(create, { cookie, method: 'POST', body: { name: 'edge' } }),
      await ask(revoke, { cookie, method: 'DELETE', params: id }),
      await ask(listOf, { cookie, params }),
      await ask(createOf, { cookie, method: 'POST', params, body: { name: 'edge' } }),
      await ask(revokeOf, { cookie, method: 'DELETE', params: { ...params, ...id } }),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
  }
  expect(await findSourceBySecret(source.secret)).not.toBeNull()
})

test('an operator makes a source of the platform, whose secret is told once, and ends it', async () => {
  const { cookie } = await makeOperator()
  const made = (await ask(create, { cookie, method: 'POST', body: { name: 'fleet' } })).body
  expect(await findSourceBySecret(made.secret)).toMatchObject({ accountId: null })
  const rows = (await ask(list, { cookie })).body
  expect(rows[0]).toMatchObject({ sourceId: made.sourceId, name: 'fleet', revokedAt: null })
  expect(JSON.stringify(rows)).not.toContain(made.secret.slice(4, 34))
  const params = { source: made.sourceId }
  expect((await ask(revoke, { cookie, method: 'DELETE', params })).status).toBe(200)
  expect(await findSourceBySecret(made.secret)).toBeNull()
})

test('an operator makes and ends a source of an account, and none of another owner by its name', async () => {
  const { cookie } = await makeOperator()
  const [one, other] = [await makeAccount(), await makeAccount()]
  const params = { account: formatId('acc', one.accountId) }
  const made = (await ask(createOf, { cookie, method: 'POST', params, body: { name: 'own' } })).body
  expect(await findSourceBySecret(made.secret)).toMatchObject({ accountId: one.accountId })
  const theirs = { ...params, source: formatId('src', other.source.sourceId) }
  expect((await ask(revokeOf, { cookie, method: 'DELETE', params: theirs })).status).toBe(404)
  const source = formatId('src', other.source.sourceId)
  expect((await ask(revoke, { cookie, method: 'DELETE', params: { source } })).status).toBe(404)
  const mine = { ...params, source: made.sourceId }
  expect((await ask(revokeOf, { cookie, method: 'DELETE', params: mine })).status).toBe(200)
  expect(await findSourceBySecret(made.secret)).toBeNull()
  const nowhere = { account: formatId('acc', 9n) }
  expect((await ask(createOf, { cookie, method: 'POST', params: nowhere, body: { name: 'x' } })).status).toBe(
    404,
  )
})

test('the sources of accounts come page by page, each once, the platform’s not among them', async () => {
  const { cookie } = await makeOperator()
  const made = [await makeAccount(), await makeAccount(), await makeAccount()]
  await ask(create, { cookie, method: 'POST', body: { name: 'fleet' } })
  const seen: string[] = []
  let page: string | undefined
  do {
    const answer = await listAccountSources({ page }, { limit: 2 })
    seen.push(...answer.rows.map(({ sourceId }) => sourceId))
    page = answer.next ?? undefined
  } while (page)
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen).toEqual(expect.arrayContaining(made.map(({ source }) => formatId('src', source.sourceId))))
})
