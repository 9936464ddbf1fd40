import 'server-only'
import { DELIVERY_ATTEMPTS, insertDelivery } from '@/lib/alerts/queries/insert-delivery'
import { insertMail } from '@/lib/alerts/queries/insert-mail'
import { recipientsOf } from '@/lib/alerts/queries/recipients-of'
import type { AlertType } from '@/lib/alerts/schema'
import { smtpSettings } from '@/lib/alerts/smtp-settings'
import { formatId, newId } from '@/lib/db/id'
import type { Queryable } from '@/lib/db/transaction'
import { publicUrl } from '@/lib/env'

export type NewAlert = {
  accountId: bigint
  /** Names what is told; told once. */
  key: string
  type: AlertType
  /** What programs are told, in their own names. */
  data: Record<string, unknown>
  /** What people are told; null when programs alone are. */
  mail: { subject: string; text: string; page: 'settings' | 'billing' } | null
  now: Date
}

/**
 * Tells people and programs, inside the transaction that decided it: the alert, its mails and its messages
 * stand together or not at all, and whoever comes second with the same key tells nobody.
 * @returns whether it was new
 */
export async function insertAlert(client: Queryable, alert: NewAlert): Promise<boolean> {
  const { accountId, key, type, data, now } = alert
  const alertId = newId()
  const { rowCount } = await client.query(
    `insert into alerts (account_id, alert_id, key, type, created_at) values ($1, $2, $3, $4, $5)
     on conflict (account_id, key) do nothing`,
    [accountId, alertId, key, type, now],
  )
  if (rowCount !== 1) return false
  const named = { account: formatId('acc', accountId), ...data }
  await insertDelivery(client, {
    ...{ accountId, webhookId: null, type, data: named, now },
    attempts: DELIVERY_ATTEMPTS,
  })
  if (alert.mail && smtpSettings()) await mailAlert(client, alert.mail, { accountId, alertId, now })
  return true
}

async function mailAlert(
  client: Queryable,
  { subject, text, page }: NonNullable<NewAlert['mail']>,
  { accountId, alertId, now }: { accountId: bigint; alertId: bigint; now: Date },
): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select name from accounts where account_id = $1', [
    accountId,
  ])
  const name = rows[0]?.name ?? ''
  const account = formatId('acc', accountId)
  const why = `You get this because alerts of ${name} are mailed to you. Settings has who gets them.`
  for (const { userId, email, receives } of await recipientsOf(client, accountId)) {
    if (!receives) continue
    const mail = {
      ...{ accountId, key: `alert ${alertId} ${userId}`, to: email },
      subject: `${name}: ${subject}`,
      text: `${text}\n\n${publicUrl()}/a/${account}/${page}\n\n${why}`,
    }
    await insertMail(client, mail, now)
  }
}
