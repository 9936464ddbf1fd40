import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createUser } from '@/lib/auth/create-user'
import { endSession } from '@/lib/auth/end-session'
import { readSession } from '@/lib/auth/read-session'
import { requireOperator } from '@/lib/auth/require-operator'
import { formatId } from '@/lib/db/id'
import { makeAccount, PASSWORD } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'

async function makeOperator() {
  const email = `${randomUUID()}@example.com`
  const user = { email, name: 'Opal', password: PASSWORD, isOperator: true }
  return { email, ...(await createUser(user, { now: new Date() })) }
}

test('an operator passes, under the name that the audit log keeps', async () => {
  const { email, userId } = await makeOperator()
  const { session, actor } = await requireOperator(await signedIn(email))
  expect([session.email, actor]).toEqual([email, formatId('usr', userId)])
})

test('to a member, to nobody and to a forger there is nothing', async () => {
  const { email } = await makeAccount()
  for (const cookie of [await signedIn(email), null, '', 'theme=dark']) {
    await expect(requireOperator(cookie)).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('who comes with a session that has ended is asked to sign in again', async () => {
  const cookie = await signedIn((await makeOperator()).email)
  const session = await readSession(cookie)
  await endSession(session?.sessionId ?? 0n, { now: new Date() })
  await expect(requireOperator(cookie)).rejects.toMatchObject({ code: 'unauthorized' })
})
