import 'server-only'
import { createAccount } from '@/lib/accounts/create-account'
import { createProject } from '@/lib/accounts/create-project'
import { setTierByHand } from '@/lib/accounts/set-tier-by-hand'
import { createUser } from '@/lib/auth/create-user'
import { formatId } from '@/lib/db/id'
import { PROFILES } from '@/lib/demo/profiles'
import { DEMO_OPERATOR, DEMO_PASSWORD, DEMO_USERS, type DemoUser } from '@/lib/demo/schema'
import { createKey } from '@/lib/keys/create-key'

export type DemoAccount = {
  accountId: bigint
  tierId: DemoUser['tierId']
  keys: { key: string; weight: number }[]
}

const ACTOR = 'demo'

async function createDemoAccount(user: DemoUser, now: Date): Promise<DemoAccount> {
  const context = { actor: ACTOR, now }
  const { userId } = await createUser(
    { email: user.email, name: user.name, password: DEMO_PASSWORD },
    { now },
  )
  const { accountId } = await createAccount({ name: user.account, ownerUserId: userId }, context)
  if (user.tierId === 'enterprise') await setTierByHand({ accountId, tierId: user.tierId }, context)
  const keys: DemoAccount['keys'] = []
  for (const project of PROFILES[user.tierId].projects) {
    if (project.name !== 'default') await createProject({ accountId, name: project.name }, context)
    for (const name of project.keys) {
      const made = await createKey(
        { accountId, projectName: project.name, name, scopes: ['inference'] },
        context,
      )
      keys.push({ key: formatId('key', made.keyId), weight: 4 / (keys.length + 2) })
    }
  }
  return { accountId, tierId: user.tierId, keys }
}

/** Makes the demo's people, accounts, projects and keys, as of the moment at which its history begins. */
export async function createDemoAccounts({ now }: { now: Date }): Promise<DemoAccount[]> {
  await createUser({ ...DEMO_OPERATOR, password: DEMO_PASSWORD, isOperator: true }, { now })
  const accounts: DemoAccount[] = []
  for (const user of DEMO_USERS) accounts.push(await createDemoAccount(user, now))
  return accounts
}
