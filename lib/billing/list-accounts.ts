import { openCursor } from '@/lib/auth/open-cursor'
import { sealCursor } from '@/lib/auth/seal-cursor'
import type { AccountPage } from '@/lib/billing/operator-schema'
import { periodOf } from '@/lib/billing/period-of'
import { type AccountPageRow, accountPage } from '@/lib/billing/queries/account-page'
import { formatId, parseId } from '@/lib/db/id'

const PAGE = 50

type Asked = { search: string; page?: string | undefined }

function rowOf(row: AccountPageRow): AccountPage['rows'][number] {
  const { accountId, name, tierId, tierByHand, members, balancePicos, monthPicos, createdAt } = row
  return {
    account: formatId('acc', accountId),
    name,
    tierId,
    tierByHand,
    members: Number(members),
    balancePicos,
    monthPicos,
    createdAt: createdAt.toISOString(),
  }
}

/**
 * A page of accounts, the newest first, whose name or a member's address has the words in it, or whose id
 * they are. @throws AppError invalid_request for a cursor that isn't of this question
 */
export async function listAccounts(
  { search, page }: Asked,
  { now, limit = PAGE }: { now: Date; limit?: number },
): Promise<AccountPage> {
  const question = `accounts ${search}`
  const [createdAt, accountId] = page === undefined ? [] : openCursor(question, page, 'page').split(' ')
  const rows = await accountPage({
    search,
    accountId: parseId('acc', search),
    after: createdAt && accountId ? { createdAt, accountId } : null,
    monthAt: new Date(`${periodOf(now)}-01T00:00:00Z`),
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    rows: shown.map(rowOf),
    next: last ? sealCursor(question, `${last.createdAtText} ${last.accountId}`) : null,
  }
}
