import { auditLine } from '@/lib/audit/audit-line'
import { auditRows } from '@/lib/audit/queries'
import type { AuditPage } from '@/lib/audit/schema'
import { nameActors } from '@/lib/auth/name-actors'
import { openCursor } from '@/lib/auth/open-cursor'
import { sealCursor } from '@/lib/auth/seal-cursor'

const PAGE = 30

/**
 * What was changed of an account (0n for the platform), newest first, with people by their addresses.
 * @throws AppError invalid_request for a cursor that isn't of this question
 */
export async function listAudit(
  { accountId, page }: { accountId: bigint; page?: string | undefined },
  { limit = PAGE }: { limit?: number } = {},
): Promise<AuditPage> {
  const question = `audit ${accountId}`
  const [createdAt, auditId] = page === undefined ? [] : openCursor(question, page, 'page').split(' ')
  const after = createdAt && auditId ? { createdAt, auditId } : null
  const rows = await auditRows(accountId, { after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const nameOf = await nameActors(shown.map(({ actor }) => actor))
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    lines: shown.map((row) => auditLine(row, nameOf)),
    next: last ? sealCursor(question, `${last.createdAtText} ${last.auditId}`) : null,
  }
}
