import { cachedUntilChanged } from '@/lib/db/change-marks'
import { type KeyEntry, keyEntries } from '@/lib/keys/queries'

export type KeyDirectory = {
  find(keyId: bigint): KeyEntry | undefined
  /** By the SHA-256 of the key's text. */
  findByHash(hash: Buffer): KeyEntry | undefined
}

const directory = cachedUntilChanged<KeyDirectory>(['keys'], async () => {
  const byId = new Map<bigint, KeyEntry>()
  const byHash = new Map<string, KeyEntry>()
  for (const entry of await keyEntries()) {
    byId.set(entry.keyId, entry)
    byHash.set(entry.secretHash.toString('base64'), entry)
  }
  return {
    find: (keyId) => byId.get(keyId),
    findByHash: (hash) => byHash.get(hash.toString('base64')),
  }
})

/** Every key there is, ended ones too, from memory, at most a second old. */
export function keyDirectory(): Promise<KeyDirectory> {
  return directory()
}
