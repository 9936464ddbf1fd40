import { openCursor } from '@/lib/auth/open-cursor'
import { sealCursor } from '@/lib/auth/seal-cursor'
import { formatId } from '@/lib/db/id'
import { sourcesOfAccounts } from '@/lib/sources/queries'
import type { AccountSourcePage } from '@/lib/sources/schema'

const PAGE = 50
const QUESTION = 'sources of accounts'

/**
 * A page of all accounts' own sources, the newest first; never their secrets.
 * @throws AppError invalid_request for a cursor that isn't of this question
 */
export async function listAccountSources(
  { page }: { page?: string | undefined },
  { limit = PAGE }: { limit?: number } = {},
): Promise<AccountSourcePage> {
  const [createdAt, sourceId] = page === undefined ? [] : openCursor(QUESTION, page, 'page').split(' ')
  const after = createdAt && sourceId ? { createdAt, sourceId } : null
  const rows = await sourcesOfAccounts({ after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    rows: shown.map((row) => ({
      sourceId: formatId('src', row.sourceId),
      account: formatId('acc', row.accountId),
      accountName: row.accountName,
      name: row.name,
      hint: row.hint,
      createdAt: row.createdAt.toISOString(),
      revokedAt: row.revokedAt?.toISOString() ?? null,
    })),
    next: last ? sealCursor(QUESTION, `${last.createdAtText} ${last.sourceId}`) : null,
  }
}
