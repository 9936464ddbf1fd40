import { expect, test } from 'vitest'
import { accountDirectory } from '@/lib/accounts/account-directory'
import { createAccount } from '@/lib/accounts/create-account'
import { createProject } from '@/lib/accounts/create-project'
import { getAccount } from '@/lib/accounts/get-account'
import { listAccountsOf } from '@/lib/accounts/list-accounts-of'
import { listProjects } from '@/lib/accounts/list-projects'
import { setTierByHand } from '@/lib/accounts/set-tier-by-hand'
import { onAccountSignal } from '@/lib/db/account-signals'
import { pool } from '@/lib/db/pool'
import { makeAccount } from '@/tests/support/make-account'

const now = new Date('2025-06-10T12:00:00Z')
const by = { actor: 'operator test', now }

test('an account begins with a default project, its tier, and its owner', async () => {
  const { accountId, projectId, userId } = await makeAccount({ tierId: 'pro', now })
  expect(await getAccount(accountId)).toEqual({
    accountId,
    name: 'Acme',
    tierId: 'pro',
    tierByHand: true,
    timeZone: 'UTC',
    creditLimitPicos: 0n,
    createdAt: now,
  })
  expect(await listProjects(accountId)).toEqual([{ projectId, name: 'default' }])
  expect(await listAccountsOf(userId)).toEqual([{ accountId, name: 'Acme', tierId: 'pro', role: 'owner' }])
})

test('an owner who does not exist leaves no account behind', async () => {
  const count = async () => (await pool().query('select count(*) as n from accounts')).rows[0].n
  const before = await count()
  await expect(createAccount({ name: 'Ghost', ownerUserId: 1n }, by)).rejects.toThrow()
  expect(await count()).toBe(before)
})

test('the directory knows a new account and a new tier at once in the process that made them', async () => {
  const before = await accountDirectory()
  const { accountId, projectId } = await createAccount({ name: 'New', ownerUserId: null }, by)
  expect(before(accountId)).toBeUndefined()
  expect((await accountDirectory())(accountId)).toEqual({ tierId: 'basic', defaultProjectId: projectId })
  await setTierByHand({ accountId, tierId: 'enterprise' }, by)
  expect((await accountDirectory())(accountId)?.tierId).toBe('enterprise')
  expect((await accountDirectory())(1n)).toBeUndefined()
})

test('a tier set by hand is marked, signalled and audited', async () => {
  const { accountId } = await makeAccount()
  const signalled: bigint[] = []
  const stop = onAccountSignal((id) => signalled.push(id))
  await setTierByHand({ accountId, tierId: 'pro' }, by)
  stop()
  expect(signalled).toEqual([accountId])
  expect(await getAccount(accountId)).toMatchObject({ tierId: 'pro', tierByHand: true })
  const { rows } = await pool().query(
    `select actor, detail from audit_log where account_id = $1 and action = 'tier.set'`,
    [accountId],
  )
  expect(rows).toEqual([{ actor: by.actor, detail: { before: 'basic', after: 'pro' } }])
  await expect(setTierByHand({ accountId: 1n, tierId: 'pro' }, by)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a project is made once by its name, in its own account', async () => {
  const [one, other] = [await makeAccount(), await makeAccount()]
  const { projectId } = await createProject({ accountId: one.accountId, name: ' search ' }, by)
  const again = createProject({ accountId: one.accountId, name: 'search' }, by)
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
  await createProject({ accountId: other.accountId, name: 'search' }, by)
  expect(await listProjects(one.accountId)).toContainEqual({ projectId, name: 'search' })
})
