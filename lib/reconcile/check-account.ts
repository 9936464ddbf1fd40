import { inSnapshot } from '@/lib/reconcile/queries/in-snapshot'
import { keepResult } from '@/lib/reconcile/queries/results'
import { reconcileAccount } from '@/lib/reconcile/reconcile-account'

/** Proves every equation of one account by the code of `reconcile`, and keeps what was found. */
export async function checkAccount(
  { accountId }: { accountId: bigint },
  { now }: { now: Date },
): Promise<void> {
  const result = await inSnapshot((client) => reconcileAccount(client, accountId))
  await keepResult(accountId, result, now)
}
