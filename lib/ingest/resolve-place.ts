import type { AccountDirectory } from '@/lib/accounts/account-directory'
import { parseId } from '@/lib/db/id'
import { RowRefused } from '@/lib/ingest/formats/row-refused'
import type { IngestSource, Place } from '@/lib/ingest/schema'
import type { KeyDirectory } from '@/lib/keys/key-directory'

/** Whose a row is, from its `account` and `key` fields as they were sent. @throws RowRefused */
export type ResolvePlace = (account: unknown, key: unknown) => Place

const MAX_REMEMBERED = 50_000

/** By the text of an id; null is for a field that was left out. */
type Places = Map<string | null, Place>

function present(value: unknown): boolean {
  return value !== undefined && value !== null
}

/** What another account has is refused in the words of what nobody has: a source learns nothing of either. */
const unknownAccount = () => new RowRefused('unknown_account', 'There is no such account for this source.')
const unknownKey = () => new RowRefused('unknown_key', 'There is no such key for this source.')

/**
 * Decides whose events a source's rows are. A source of one account may leave account and key out; a key
 * implies its account; a key and an account that are both given must belong together. Revoked keys count:
 * their usage happened. Places are remembered by the text of their ids, so that a row costs one look; the
 * resolver is made anew when a directory has changed.
 */
export function resolvePlaces(
  source: Pick<IngestSource, 'accountId'>,
  accounts: AccountDirectory,
  keys: KeyDirectory,
): ResolvePlace {
  const byKey: Places = new Map()
  const byAccount: Places = new Map()

  function keyless(accountId: bigint): Place {
    const entry = accounts(accountId)
    if (!entry) throw unknownAccount()
    return { accountId, projectId: entry.defaultProjectId, keyId: 0n }
  }

  function findAccount(account: unknown): Place {
    if (!present(account)) {
      if (source.accountId === null)
        throw new RowRefused('missing_account', 'This source must name an account or key.')
      return keyless(source.accountId)
    }
    const accountId = typeof account === 'string' ? parseId('acc', account) : null
    if (accountId === null || (source.accountId ?? accountId) !== accountId) throw unknownAccount()
    return keyless(accountId)
  }

  function findKey(key: unknown): Place {
    const keyId = typeof key === 'string' ? parseId('key', key) : null
    const entry = keyId === null ? undefined : keys.find(keyId)
    if (!entry || (source.accountId ?? entry.accountId) !== entry.accountId) throw unknownKey()
    return { accountId: entry.accountId, projectId: entry.projectId, keyId: entry.keyId }
  }

  function remembered(places: Places, value: unknown, find: (value: unknown) => Place): Place {
    const text = present(value) ? value : null
    if (typeof text !== 'string' && text !== null) return find(value)
    const known = places.get(text)
    if (known) return known
    const place = find(value)
    if (places.size >= MAX_REMEMBERED) places.clear()
    places.set(text, place)
    return place
  }

  return (account, key) => {
    if (!present(key)) return remembered(byAccount, account, findAccount)
    const place = remembered(byKey, key, findKey)
    if (present(account) && remembered(byAccount, account, findAccount).accountId !== place.accountId) {
      throw new RowRefused('account_mismatch', 'The key is not of the account that is given with it.')
    }
    return place
  }
}
