import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { type Appended, appendEntry, type NewEntry } from '@/lib/billing/queries/append-entry'
import { formatId } from '@/lib/db/id'
import { transaction } from '@/lib/db/transaction'
import { formatUsd } from '@/lib/money/picos'

/** An adjustment and the row that says who made it, both or neither, and once for its key. */
export function adjustBalanceOnce(entry: NewEntry, by: By): Promise<Appended> {
  return transaction(async (client) => {
    const appended = await appendEntry(client, entry, by.now)
    if (appended.created) {
      const { accountId, amountPicos, part = 'paid', reason } = entry
      const target = formatId('ent', appended.entryId)
      const detail = { amountUsd: formatUsd(amountPicos), part, reason }
      await recordAudit(client, { ...by, accountId, action: 'balance.adjust', target, detail })
    }
    return appended
  })
}
