import { deleteSettledBefore } from '@/lib/alerts/queries/delete-settled-before'
import { DAY_MS } from '@/lib/time/range'

const KEPT_DAYS = 30

/** Forgets mails and messages that have been settled for long; what was told when stays with its alert. */
export async function dropOldMessages({ now }: { now: Date }): Promise<void> {
  await deleteSettledBefore(new Date(now.getTime() - KEPT_DAYS * DAY_MS))
}
