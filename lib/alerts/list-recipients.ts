import { membersWithMail } from '@/lib/alerts/queries/members-with-mail'
import type { RecipientsView } from '@/lib/alerts/schema'
import { smtpSettings } from '@/lib/alerts/smtp-settings'
import { formatId } from '@/lib/db/id'

/** An account's members, and who of them gets its alerts by mail. */
export async function listRecipients(accountId: bigint): Promise<RecipientsView> {
  const recipients = await membersWithMail(accountId)
  return {
    mailIsSent: smtpSettings() !== null,
    recipients: recipients.map(({ userId, ...who }) => ({ userId: formatId('usr', userId), ...who })),
  }
}
