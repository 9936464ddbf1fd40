import { createAccount } from '@/lib/accounts/create-account'
import { formatId } from '@/lib/db/id'
import { createKey } from '@/lib/keys/create-key'
import { createSource } from '@/lib/sources/create-source'

const BY = { actor: 'bench', now: new Date('2025-01-01T00:00:00Z') }

/** `keys` are outward ids, as logs name them; `secret` is the text of the first key. */
export type Tenant = {
  accountId: bigint
  projectId: bigint
  keyIds: bigint[]
  keys: string[]
  secret: string
}

/** Customers with so many keys each, made by the product's verbs. */
export async function makeTenants(count: number, keysEach: number): Promise<Tenant[]> {
  const tenants: Tenant[] = []
  for (let index = 0; index < count; index++) {
    const { accountId, projectId } = await createAccount({ name: `Customer ${index}`, ownerUserId: null }, BY)
    const keyIds: bigint[] = []
    let secret = ''
    for (let key = 0; key < keysEach; key++) {
      const made = await createKey({ accountId, name: `key ${key}`, scopes: ['inference', 'usage:read'] }, BY)
      keyIds.push(made.keyId)
      secret ||= made.key
    }
    tenants.push({ accountId, projectId, keyIds, keys: keyIds.map((id) => formatId('key', id)), secret })
  }
  return tenants
}

/** A source of the platform, which may log for every customer. */
export function makeSource(): Promise<{ sourceId: bigint; secret: string }> {
  return createSource({ accountId: null, name: 'bench' }, BY)
}
