import { invitationLetter } from '@/app/api/a/[account]/invitations/invitation-letter'
import { createInvitation } from '@/lib/accounts/create-invitation'
import { getAccount } from '@/lib/accounts/get-account'
import { listInvitations } from '@/lib/accounts/list-invitations'
import { type MadeInvitation, newInvitationSchema } from '@/lib/accounts/schema'
import { queueMail } from '@/lib/alerts/queue-mail'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { throttleAttempt } from '@/lib/auth/throttle-attempt'
import { formatId } from '@/lib/db/id'
import { publicUrl } from '@/lib/env'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

type Params = { account: string }

export const GET = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account, 'owner')
  return listInvitations(accountId)
})

/** The link goes out by mail; where there is no mail, the answer has it, this once. */
export const POST = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'owner')
  const given = newInvitationSchema.parse(await readJson(request))
  await throttleAttempt('inviteByUser', actor)
  const now = new Date()
  const { invitationId, token, expiresAt } = await createInvitation({ ...given, accountId }, { actor, now })
  const link = `${publicUrl()}/join/${account}/${token}`
  const accountName = (await getAccount(accountId))?.name ?? ''
  const letter = invitationLetter({ accountName, inviter: session.email, role: given.role, link, expiresAt })
  const id = formatId('inv', invitationId)
  const isMailed = await queueMail(
    { ...letter, accountId, key: `invitation ${id}`, to: given.email },
    { now },
  )
  return { invitationId: id, link: isMailed ? null : link } satisfies MadeInvitation
})
