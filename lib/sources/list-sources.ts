import { formatId } from '@/lib/db/id'
import { sourcesOf } from '@/lib/sources/queries'
import type { SourceRow } from '@/lib/sources/schema'

/** The sources of an account, or with null those of the platform, the newest first; never their secrets. */
export async function listSources(accountId: bigint | null): Promise<SourceRow[]> {
  const rows = await sourcesOf(accountId)
  return rows.map(({ sourceId, name, hint, createdAt, revokedAt }) => ({
    sourceId: formatId('src', sourceId),
    name,
    hint,
    createdAt: createdAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  }))
}
