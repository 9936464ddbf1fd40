import 'server-only'
import { insertMail } from '@/lib/alerts/queries/insert-mail'
import { smtpSettings } from '@/lib/alerts/smtp-settings'
import { newId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { transaction } from '@/lib/db/transaction'

/** What concerns the platform stands with the account that is none. */
const NO_ACCOUNT = 0n

/** When operators were told of it last; null for never. */
export async function lastTold(type: string): Promise<Date | null> {
  const { rows } = await pool().query<{ at: Date | null }>(
    'select max(created_at) as at from alerts where account_id = $1 and type = $2',
    [NO_ACCOUNT, type],
  )
  return rows[0]?.at ?? null
}

export type OperatorAlert = { key: string; type: string; subject: string; text: string; now: Date }

/** Tells everyone who runs the platform, by mail. @returns whether its key was new */
export function tellOperators({ key, type, subject, text, now }: OperatorAlert): Promise<boolean> {
  return transaction(async (client) => {
    const { rowCount } = await client.query(
      `insert into alerts (account_id, alert_id, key, type, created_at) values ($1, $2, $3, $4, $5)
       on conflict (account_id, key) do nothing`,
      [NO_ACCOUNT, newId(), key, type, now],
    )
    if (rowCount !== 1) return false
    if (!smtpSettings()) return true
    const { rows } = await client.query<{ userId: bigint; email: string }>(
      'select user_id as "userId", email from users where is_operator',
    )
    for (const { userId, email } of rows) {
      const mail = { accountId: null, key: `alert ${key} ${userId}`, to: email, subject, text }
      await insertMail(client, mail, now)
    }
    return true
  })
}
