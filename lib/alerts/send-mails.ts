import { deliverMail, type MailOutcome } from '@/lib/alerts/deliver-mail'
import { type ClaimedMail, claimMail } from '@/lib/alerts/queries/claim-mail'
import { markMailGivenUp, markMailSent, noteMailProblem } from '@/lib/alerts/queries/settle-mail'
import { smtpSettings } from '@/lib/alerts/smtp-settings'
import { formatId } from '@/lib/db/id'
import { log } from '@/lib/log'

/**
 * Alerts owns what reaches people and their programs outside of a page: mail, signed webhooks, budgets, and
 * who is told what, once. It reads usage and balances and never changes them.
 *
 * Seconds from each attempt to the next; after the last one a mail is given up. The first is longer than an
 * attempt can take, so that two processes never send one mail at the same time.
 */
const WAITS = [60, 120, 300, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 57_600, 57_600]

/**
 * Hands over the mails that are due, the longest due first, until none is left or the server fails. What was
 * handed over but not written down as sent, because the process died in between, is sent once more under the
 * same Message-ID.
 * @returns how many were sent
 */
export async function sendMails({ now, signal }: { now: Date; signal: AbortSignal }): Promise<number> {
  const smtp = smtpSettings()
  if (!smtp) return 0
  const startedAt = performance.now()
  const present = () => new Date(now.getTime() + performance.now() - startedAt)
  let sent = 0
  while (!signal.aborted) {
    const mail = await claimMail(WAITS, present())
    if (!mail) break
    const { to, subject, text } = mail
    const messageId = `<${formatId('eml', mail.mailId)}@${smtp.from.split('@').at(-1)?.replace('>', '')}>`
    const outcome = await deliverMail({ messageId, to, subject, text }, smtp, signal)
    await settle(mail, outcome, present())
    if (outcome.kind === 'sent') sent++
    // A server that fails one fails the next as well, and each would wait for its silence.
    if (outcome.kind === 'later') break
  }
  return sent
}

async function settle(mail: ClaimedMail, outcome: MailOutcome, now: Date): Promise<void> {
  if (outcome.kind === 'sent') return markMailSent(mail, now)
  const { problem } = outcome
  const isLast = outcome.kind === 'refused' || mail.attempt >= WAITS.length
  log.warn(
    { mail: formatId('eml', mail.mailId), attempt: mail.attempt, problem, isLast },
    'a mail was not sent',
  )
  if (isLast) await markMailGivenUp(mail, problem)
  else await noteMailProblem(mail, problem)
}
