import 'server-only'
import { pauseTopUps } from '@/lib/billing/queries/pause-top-ups'
import { transaction } from '@/lib/db/transaction'

/** Gives an automatic top-up up, and holds the next ones back until somebody has looked; both or neither. */
export function failTopUp(
  { accountId, depositId, reason }: { accountId: bigint; depositId: bigint; reason: string },
  now: Date,
): Promise<void> {
  return transaction(async (client) => {
    const { rowCount } = await client.query(
      `update deposits set status = 'failed', failure = $3
       where account_id = $1 and deposit_id = $2 and status = 'pending'`,
      [accountId, depositId, reason],
    )
    if (rowCount) await pauseTopUps(client, accountId, reason, now)
  })
}
