import 'server-only'
import { pool } from '@/lib/db/pool'

/** Notes which page of Stripe a deposit is paid on, to ask Stripe for it later. */
export async function keepSession(deposit: {
  accountId: bigint
  depositId: bigint
  sessionId: string
}): Promise<void> {
  await pool().query('update deposits set session_id = $3 where account_id = $1 and deposit_id = $2', [
    deposit.accountId,
    deposit.depositId,
    deposit.sessionId,
  ])
}
