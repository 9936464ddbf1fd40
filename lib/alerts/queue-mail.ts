import { insertMailAlone } from '@/lib/alerts/queries/insert-mail-alone'
import { type NewMail, newMailSchema } from '@/lib/alerts/schema'
import { smtpSettings } from '@/lib/alerts/smtp-settings'

/**
 * Puts a mail into the database, from where a job hands it to the server at SMTP_URL: it outlives a crash,
 * and is tried again for more than a day. Queued twice under one key it is one mail.
 * @returns false when SMTP_URL is not set: then nothing is queued, and the page should say so
 */
export async function queueMail(mail: NewMail, { now }: { now: Date }): Promise<boolean> {
  const parsed = newMailSchema.parse(mail)
  if (!smtpSettings()) return false
  await insertMailAlone(parsed, now)
  return true
}
