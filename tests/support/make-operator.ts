import { randomUUID } from 'node:crypto'
import { createUser } from '@/lib/auth/create-user'
import { formatId } from '@/lib/db/id'
import { PASSWORD } from './make-account'
import { signedIn } from './sign-in'

/** An operator of a test's own, signed in; a member of no account. */
export async function makeOperator() {
  const email = `${randomUUID()}@example.com`
  const user = { email, name: 'Opal', password: PASSWORD, isOperator: true }
  const { userId } = await createUser(user, { now: new Date() })
  return { email, userId, actor: formatId('usr', userId), cookie: await signedIn(email) }
}
