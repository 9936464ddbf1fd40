import type { MemberRole } from '@/lib/accounts/schema'
import { formatInstant } from '@/lib/time/format-instant'

export type InvitationLetter = {
  accountName: string
  inviter: string
  role: MemberRole
  link: string
  expiresAt: Date
}

/** What an invited person reads in the mail: by whom, into what, the link, and until when it works. */
export function invitationLetter({ accountName, inviter, role, link, expiresAt }: InvitationLetter) {
  const until = formatInstant(expiresAt.toISOString(), 'en-US', 'UTC', 'full')
  return {
    subject: `You are invited to ${accountName} on Inferometer`,
    text: [
      `${inviter} invites you to the account ${accountName}, as ${role}. Open this link to join:`,
      link,
      `It works once, for this e-mail address, until ${until}. If you did not expect it, do nothing.`,
    ].join('\n\n'),
  }
}
