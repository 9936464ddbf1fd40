import { formatId } from '@/lib/db/id'
import { keysOfAccount } from '@/lib/keys/queries'
import type { KeyRow } from '@/lib/keys/schema'

/** An account's keys, the newest first, ended ones included; never their secrets. */
export async function listKeys(accountId: bigint): Promise<KeyRow[]> {
  const rows = await keysOfAccount(accountId)
  return rows.map((row) => ({
    keyId: formatId('key', row.keyId),
    name: row.name,
    hint: row.hint,
    project: { id: formatId('prj', row.projectId), name: row.project.name },
    scopes: row.scopes,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }))
}
