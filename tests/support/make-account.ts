import { randomUUID } from 'node:crypto'
import { createAccount } from '@/lib/accounts/create-account'
import type { TierId } from '@/lib/accounts/schema'
import { createUser } from '@/lib/auth/create-user'
import { createKey } from '@/lib/keys/create-key'
import { createSource } from '@/lib/sources/create-source'

export const PASSWORD = 'correct horse battery'

/**
 * An account of a test's own, made by the product's verbs: an owner who can sign in, a source, and a key of
 * each scope in the default project. Nothing else in the database needs to be known or cleaned.
 */
export async function makeAccount({
  tierId = 'basic',
  now = new Date('2025-06-01T00:00:00Z'),
}: {
  tierId?: TierId
  now?: Date
} = {}) {
  const by = { actor: 'system', now }
  const email = `${randomUUID()}@example.com`
  const { userId } = await createUser({ email, name: 'Ada', password: PASSWORD }, { now })
  const { accountId, projectId } = await createAccount({ name: 'Acme', ownerUserId: userId, tierId }, by)
  const source = await createSource({ accountId, name: 'gateway' }, by)
  const inferenceKey = await createKey({ accountId, name: 'inference', scopes: ['inference'] }, by)
  const usageKey = await createKey({ accountId, name: 'usage', scopes: ['usage:read'] }, by)
  return { accountId, projectId, userId, email, source, inferenceKey, usageKey }
}
