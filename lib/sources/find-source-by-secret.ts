import { timingSafeEqual } from 'node:crypto'
import { cachedUntilChanged } from '@/lib/db/change-marks'
import { hashSecret } from '@/lib/keys/hash-secret'
import { liveSourceEntries } from '@/lib/sources/queries'

const directory = cachedUntilChanged(['sources'], async () => {
  const entries = await liveSourceEntries()
  return new Map(entries.map((entry) => [entry.secretHash.toString('base64'), entry]))
})

export type FoundSource = { sourceId: bigint; accountId: bigint | null }

/**
 * Who presented a source secret; null when it is unknown, mistyped or revoked. From memory, at most a second
 * old.
 */
export async function findSourceBySecret(text: string): Promise<FoundSource | null> {
  const hash = hashSecret('ins', text)
  if (!hash) return null
  const entry = (await directory()).get(hash.toString('base64'))
  if (!entry || !timingSafeEqual(entry.secretHash, hash)) return null
  return { sourceId: entry.sourceId, accountId: entry.accountId }
}
