import { type AccountDirectory, accountDirectory } from '@/lib/accounts/account-directory'
import { type ResolvePlace, resolvePlaces } from '@/lib/ingest/resolve-place'
import type { IngestSource } from '@/lib/ingest/schema'
import { type KeyDirectory, keyDirectory } from '@/lib/keys/key-directory'

const MAX_RESOLVERS = 1_000

/** By the account that a source is of; null for the platform's sources. */
let resolvers = new Map<bigint | null, ResolvePlace>()
let madeFrom: { accounts: AccountDirectory; keys: KeyDirectory } | undefined

/** The resolver for a source's rows, kept as long as no account and no key has changed. */
export async function placeResolver({ accountId }: Pick<IngestSource, 'accountId'>): Promise<ResolvePlace> {
  const [accounts, keys] = await Promise.all([accountDirectory(), keyDirectory()])
  if (madeFrom?.accounts !== accounts || madeFrom.keys !== keys || resolvers.size >= MAX_RESOLVERS) {
    resolvers = new Map()
    madeFrom = { accounts, keys }
  }
  const resolver = resolvers.get(accountId) ?? resolvePlaces({ accountId }, accounts, keys)
  resolvers.set(accountId, resolver)
  return resolver
}
