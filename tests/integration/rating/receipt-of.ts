import { pool } from '@/lib/db/pool'
import { readRequest } from '@/lib/usage/read-request'

/** The receipt of a request by the id that its source gave it. */
export async function receiptOf(accountId: bigint, requestId: string) {
  const { rows } = await pool().query<{ identity: string }>(
    'select identity::text as identity from events where account_id = $1 and request_id = $2',
    [accountId, requestId],
  )
  return readRequest(accountId, rows[0]?.identity ?? '')
}
