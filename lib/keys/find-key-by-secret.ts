import { timingSafeEqual } from 'node:crypto'
import { hashSecret } from '@/lib/keys/hash-secret'
import { keyDirectory } from '@/lib/keys/key-directory'
import { noteKeyUse } from '@/lib/keys/note-key-use'

export type FoundKey = { accountId: bigint; keyId: bigint; projectId: bigint; scopes: string[] }

/**
 * Whose a presented key is; null when it is unknown, mistyped, expired or revoked. Notes that it was used.
 */
export async function findKeyBySecret(text: string, { now }: { now: Date }): Promise<FoundKey | null> {
  const hash = hashSecret('inf', text)
  if (!hash) return null
  const entry = (await keyDirectory()).findByHash(hash)
  if (!entry || !timingSafeEqual(entry.secretHash, hash)) return null
  const { accountId, keyId, projectId, scopes, expiresAt, revokedAt } = entry
  if (revokedAt || (expiresAt && expiresAt.getTime() <= now.getTime())) return null
  await noteKeyUse({ accountId, keyId }, now)
  return { accountId, keyId, projectId, scopes }
}
