import 'server-only'
import { pool } from '@/lib/db/pool'
import { prisma } from '@/lib/db/prisma'

const SHOWN = 50

/** Changes of an account's tier, newest first, and the sums of the entries that decide it. */
export async function tierChanges(accountId: bigint) {
  const [changes, { rows }] = await Promise.all([
    prisma().auditEntry.findMany({
      where: { accountId, action: { startsWith: 'tier.' } },
      orderBy: [{ createdAt: 'desc' }, { auditId: 'desc' }],
      take: SHOWN,
    }),
    pool().query<{ deposited: string; refunded: string; disputed: string }>(
      `select coalesce(sum(paid_picos) filter (where kind = 'deposit'), 0)::text as deposited,
         coalesce(sum(paid_picos) filter (where kind = 'refund'), 0)::text as refunded,
         coalesce(sum(paid_picos) filter (where kind = 'dispute'), 0)::text as disputed
       from ledger_entries where account_id = $1 and kind in ('deposit', 'refund', 'dispute')`,
      [accountId],
    ),
  ])
  return { changes, sums: rows[0] ?? { deposited: '0', refunded: '0', disputed: '0' } }
}
