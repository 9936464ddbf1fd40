import 'server-only'
import { pool } from '@/lib/db/pool'

/** Gives a deposit up that is still pending. Should its money come all the same, it is booked. */
export async function failDeposit(deposit: {
  accountId: bigint
  depositId: bigint
  reason: string
}): Promise<void> {
  await pool().query(
    `update deposits set status = 'failed', failure = $3
     where account_id = $1 and deposit_id = $2 and status = 'pending'`,
    [deposit.accountId, deposit.depositId, deposit.reason],
  )
}
