import 'server-only'
import { insertAlert, type NewAlert } from '@/lib/alerts/queries/insert-alert'
import { pool } from '@/lib/db/pool'
import { transaction } from '@/lib/db/transaction'
import { withTryLock } from '@/lib/db/with-try-lock'

const LOW_BALANCE_LOCK = '7308604759847250'

/** One process at a time, so that none acts on balances that another has seen recover. */
export function withLowBalanceLock<T>(work: () => Promise<T>): Promise<T | null> {
  return withTryLock(LOW_BALANCE_LOCK, work)
}

/** Forgets who is not low any more, and gives who was told already. */
export async function keepLowBalances(accountIds: readonly bigint[]): Promise<ReadonlySet<bigint>> {
  const low = [accountIds.map(String)]
  await pool().query('delete from low_balances where account_id <> all($1::bigint[])', low)
  const { rows } = await pool().query<{ accountId: bigint }>(
    'select account_id as "accountId" from low_balances',
  )
  return new Set(rows.map(({ accountId }) => accountId))
}

/** Tells, and remembers that it was told until the balance has recovered. */
export function tellLowBalance(alert: NewAlert): Promise<void> {
  return transaction(async (client) => {
    const { rowCount } = await client.query(
      'insert into low_balances (account_id, since) values ($1, $2) on conflict do nothing',
      [alert.accountId, alert.now],
    )
    if (rowCount === 1) await insertAlert(client, alert)
  })
}
