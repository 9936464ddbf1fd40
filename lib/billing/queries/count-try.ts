import 'server-only'
import { pool } from '@/lib/db/pool'

type Try = { accountId: bigint; numberHash: Buffer; mostTries: number; now: Date }

/**
 * Counts one attempt at the account's code, in one statement, so that no more than `mostTries` are ever
 * judged. @returns null when there is no code for this number, it is too old, or there were too many
 */
export async function countTry({
  accountId,
  numberHash,
  mostTries,
  now,
}: Try): Promise<{ codeHash: Buffer | null; tries: number } | null> {
  const { rows } = await pool().query<{ codeHash: Buffer | null; tries: number }>(
    `update phone_checks set tries = tries + 1
     where account_id = $1 and number_hash = $2 and tries < $3 and expires_at > $4
     returning code_hash as "codeHash", tries`,
    [accountId, numberHash, mostTries, now],
  )
  return rows[0] ?? null
}
