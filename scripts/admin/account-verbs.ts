import { z } from 'zod'
import { createAccount } from '@/lib/accounts/create-account'
import { nameSchema, tierIdSchema } from '@/lib/accounts/schema'
import { setTierByHand } from '@/lib/accounts/set-tier-by-hand'
import { createUser } from '@/lib/auth/create-user'
import { newUserSchema } from '@/lib/auth/schema'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { formatId } from '@/lib/db/id'
import { createKey } from '@/lib/keys/create-key'
import { KEY_SCOPES } from '@/lib/keys/schema'
import { createSource } from '@/lib/sources/create-source'
import { idText, usdText, type Verb, verb } from '@/scripts/admin/verb'

const { email, password } = newUserSchema.shape

/**
 * An account with an owner who can sign in. A tier above Basic is one set by hand, since no deposit has
 * earned it.
 */
const createAccountVerb = verb(
  { text: ['name', 'email', 'password', 'tier'], flags: ['operator'] },
  z.object({
    name: nameSchema,
    email,
    password,
    tier: tierIdSchema.default('basic'),
    operator: z.boolean().default(false),
  }),
  async ({ name, tier, operator, ...person }, by) => {
    const userName = person.email.slice(0, person.email.indexOf('@')).slice(0, 80)
    const { userId } = await createUser({ ...person, name: userName, isOperator: operator }, by)
    const { accountId } = await createAccount({ name, ownerUserId: userId }, by)
    if (tier !== 'basic') await setTierByHand({ accountId, tierId: tier }, by)
    return { account_id: formatId('acc', accountId), user_id: formatId('usr', userId) }
  },
)

const createSourceVerb = verb(
  { text: ['account', 'name'], flags: ['platform'] },
  z
    .object({ account: idText('acc').optional(), platform: z.boolean().default(false), name: nameSchema })
    .refine(({ account, platform }) => platform === (account === undefined), {
      message: 'name either --account ID or --platform',
      path: ['account'],
    }),
  async ({ account, name }, by) => {
    const { sourceId, secret } = await createSource({ accountId: account ?? null, name }, by)
    return { source_id: formatId('src', sourceId), secret }
  },
)

const createKeyVerb = verb(
  { text: ['account', 'project', 'name', 'scopes'] },
  z.object({
    account: idText('acc'),
    project: nameSchema.optional(),
    name: nameSchema.default('key'),
    scopes: z
      .string()
      .transform((text) => text.split(',').map((scope) => scope.trim()))
      .pipe(z.array(z.enum(KEY_SCOPES)))
      .default([...KEY_SCOPES]),
  }),
  async ({ account, project, name, scopes }, by) => {
    const { keyId, key } = await createKey({ accountId: account, projectName: project, name, scopes }, by)
    return { key_id: formatId('key', keyId), key }
  },
)

const setTierVerb = verb(
  { text: ['account', 'tier'] },
  z.object({ account: idText('acc'), tier: tierIdSchema }),
  async ({ account, tier }, by) => {
    await setTierByHand({ accountId: account, tierId: tier }, by)
    return { account_id: formatId('acc', account), tier }
  },
)

const depositVerb = verb(
  { text: ['account', 'usd', 'id'] },
  z.object({ account: idText('acc'), usd: usdText, id: z.string() }),
  async ({ account, usd, id }, by) => {
    const deposit = { accountId: account, amountPicos: usd, idempotencyKey: id }
    const { entryId, created } = await depositDirect(deposit, by)
    return { entry_id: formatId('ent', entryId), created }
  },
)

export const ACCOUNT_VERBS: Record<string, Verb> = {
  'account create': createAccountVerb,
  'source create': createSourceVerb,
  'key create': createKeyVerb,
  'tier set': setTierVerb,
  deposit: depositVerb,
}
