import { expect, test } from 'vitest'
import { endSession } from '@/lib/auth/end-session'
import { readSession } from '@/lib/auth/read-session'
import { requireOperator } from '@/lib/auth/require-operator'
import { formatId } from '@/lib/db/id'
import { makeAccount } from '@/tests/support/make-account'
import { makeOperator } from '@/tests/support/make-operator'
import { signedIn } from '@/tests/support/sign-in'

test('an operator passes, under the name that the audit log keeps', async () => {
  const { email, userId, cookie } = await makeOperator()
  const { session, actor } = await requireOperator(cookie)
  expect([session.email, actor]).toEqual([email, formatId('usr', userId)])
})

test('to a member, to nobody and to a forger there is nothing', async () => {
  const { email } = await makeAccount()
  for (const cookie of [await signedIn(email), null, '', 'theme=dark']) {
    await expect(requireOperator(cookie)).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('who comes with a session that has ended is asked to sign in again', async () => {
  const { cookie } = await makeOperator()
  const session = await readSession(cookie)
  await endSession(session?.sessionId ?? 0n, { now: new Date() })
  await expect(requireOperator(cookie)).rejects.toMatchObject({ code: 'unauthorized' })
})
