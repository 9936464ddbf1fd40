import { randomUUID } from 'node:crypto'
import type { MemberRole } from '@/lib/accounts/schema'
import { setMember } from '@/lib/accounts/set-member'
import { createUser } from '@/lib/auth/create-user'
import { formatId } from '@/lib/db/id'
import { makeAccount, PASSWORD } from './make-account'
import { signedIn } from './sign-in'

export type Person = { userId: bigint; id: string; email: string; cookie: string }

/** Another person in an account, who is signed in. */
export async function makeMember(accountId: bigint, role: MemberRole): Promise<Person> {
  const email = `${randomUUID()}@example.com`
  const { userId } = await createUser({ email, name: role, password: PASSWORD }, { now: new Date() })
  await setMember({ accountId, userId, role }, { actor: 'system', now: new Date() })
  return { userId, id: formatId('usr', userId), email, cookie: await signedIn(email) }
}

/** An account with one person in each role, and a stranger who owns another one; all are signed in. */
export async function makePeople() {
  const made = await makeAccount()
  const other = await makeAccount()
  const own = async ({ userId, email }: { userId: bigint; email: string }): Promise<Person> => ({
    userId,
    id: formatId('usr', userId),
    email,
    cookie: await signedIn(email),
  })
  return {
    accountId: made.accountId,
    account: formatId('acc', made.accountId),
    owner: await own(made),
    member: await makeMember(made.accountId, 'member'),
    viewer: await makeMember(made.accountId, 'viewer'),
    stranger: await own(other),
    otherAccount: formatId('acc', other.accountId),
  }
}
