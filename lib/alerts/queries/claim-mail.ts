import 'server-only'
import { pool } from '@/lib/db/pool'

export type ClaimedMail = {
  accountId: bigint
  mailId: bigint
  to: string
  subject: string
  text: string
  /** This attempt's number, from 1. */
  attempt: number
}

/**
 * Takes the mail that has been due for longest, by writing down when it is due again: should this process die
 * on it, that is when the next one tries. `waits` are the seconds from each attempt to the next; a mail has
 * as many attempts.
 */
export async function claimMail(waits: readonly number[], now: Date): Promise<ClaimedMail | null> {
  const { rows } = await pool().query<ClaimedMail>(
    `update mails set attempts = attempts + 1,
       next_attempt_at = $1::timestamptz + make_interval(secs => ($2::int[])[attempts + 1])
     where (account_id, mail_id) in (
       select account_id, mail_id from mails where next_attempt_at <= $1
       order by next_attempt_at limit 1 for update skip locked
     )
     returning account_id as "accountId", mail_id as "mailId", recipient as "to", subject, text,
       attempts as attempt`,
    [now, waits],
  )
  return rows[0] ?? null
}
