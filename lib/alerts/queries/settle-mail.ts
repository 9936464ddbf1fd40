import 'server-only'
import type { ClaimedMail } from '@/lib/alerts/queries/claim-mail'
import { pool } from '@/lib/db/pool'

type Claim = Pick<ClaimedMail, 'accountId' | 'mailId' | 'attempt'>

export async function markMailSent({ accountId, mailId }: Claim, now: Date): Promise<void> {
  await pool().query(
    `update mails set sent_at = $3, next_attempt_at = null, problem = null, text = null
     where account_id = $1 and mail_id = $2`,
    [accountId, mailId, now],
  )
}

/** Nothing more is tried. One that has been sent meanwhile stays sent. */
export async function markMailGivenUp({ accountId, mailId, attempt }: Claim, problem: string): Promise<void> {
  await pool().query(
    `update mails set next_attempt_at = null, problem = $4, text = null
     where account_id = $1 and mail_id = $2 and attempts = $3 and sent_at is null`,
    [accountId, mailId, attempt, problem],
  )
}

/** When it is tried again was written down as it was claimed. */
export async function noteMailProblem({ accountId, mailId, attempt }: Claim, problem: string): Promise<void> {
  await pool().query(
    `update mails set problem = $4 where account_id = $1 and mail_id = $2 and attempts = $3`,
    [accountId, mailId, attempt, problem],
  )
}
