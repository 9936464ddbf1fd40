import { periodOf } from '@/lib/billing/period-of'
import { entriesBefore } from '@/lib/billing/queries/entries-before'
import type { EntryPage } from '@/lib/billing/schema'
import { formatId } from '@/lib/db/id'

/** A page of the ledger, newest first, with running balances. */
export async function listEntries(
  accountId: bigint,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<EntryPage> {
  const rows = await entriesBefore(accountId, before, limit + 1)
  const entries = rows.slice(0, limit).map((row) => ({
    entryId: formatId('ent', row.entryId),
    number: row.number,
    kind: row.kind,
    period: periodOf(row.period),
    promoPicos: row.promoPicos.toFixed(0),
    paidPicos: row.paidPicos.toFixed(0),
    amountPicos: (BigInt(row.promoPicos.toFixed(0)) + BigInt(row.paidPicos.toFixed(0))).toString(),
    promoBalancePicos: row.promoBalancePicos.toFixed(0),
    balancePicos: row.balancePicos.toFixed(0),
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
  }))
  return { entries, nextBefore: rows.length > limit ? (entries.at(-1)?.number ?? null) : null }
}
