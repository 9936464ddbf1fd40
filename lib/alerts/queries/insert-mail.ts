import 'server-only'
import type { z } from 'zod'
import type { newMailSchema } from '@/lib/alerts/schema'
import { newId } from '@/lib/db/id'
import type { Queryable } from '@/lib/db/transaction'

/** Queues a mail, in the transaction of what it tells of. @returns false when its key is there already */
export async function insertMail(
  client: Queryable,
  mail: z.output<typeof newMailSchema>,
  now: Date,
): Promise<boolean> {
  const { accountId, key, to, subject, text } = mail
  const { rowCount } = await client.query(
    `insert into mails (account_id, mail_id, idempotency_key, recipient, subject, text, next_attempt_at,
       created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7)
     on conflict (account_id, idempotency_key) do nothing`,
    [accountId ?? 0n, newId(), key, to, subject, text, now],
  )
  return rowCount === 1
}
