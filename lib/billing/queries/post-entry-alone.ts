import 'server-only'
import { type Appended, appendEntry, type NewEntry } from '@/lib/billing/queries/append-entry'
import { transaction } from '@/lib/db/transaction'

/** One entry in a transaction of its own. */
export function postEntryAlone(entry: NewEntry, now: Date): Promise<Appended> {
  return transaction((client) => appendEntry(client, entry, now))
}
