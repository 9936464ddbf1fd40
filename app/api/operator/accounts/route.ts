import { invitationLetter } from '@/app/api/a/[account]/invitations/invitation-letter'
import { createAccount } from '@/lib/accounts/create-account'
import { createInvitation } from '@/lib/accounts/create-invitation'
import { queueMail } from '@/lib/alerts/queue-mail'
import type { By } from '@/lib/audit/schema'
import { requireOperator } from '@/lib/auth/require-operator'
import { listAccounts } from '@/lib/billing/list-accounts'
import { accountsQuerySchema, type MadeAccount, newAccountBodySchema } from '@/lib/billing/operator-schema'
import { formatId } from '@/lib/db/id'
import { publicUrl } from '@/lib/env'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

export const GET = route(async (request) => {
  await requireOperator(request.headers.get('cookie'))
  const query = accountsQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  return listAccounts(query, { now: new Date() })
})

type Invited = { accountId: bigint; accountName: string; email: string; inviter: string }

/** The link goes out by mail; where there is no mail, it is given back. */
async function inviteOwner({ accountId, accountName, email, inviter }: Invited, by: By) {
  const given = { accountId, email, role: 'owner', days: '30' } as const
  const { invitationId, token, expiresAt } = await createInvitation(given, by)
  const link = `${publicUrl()}/join/${formatId('acc', accountId)}/${token}`
  const letter = invitationLetter({ accountName, inviter, role: 'owner', link, expiresAt })
  const key = `invitation ${formatId('inv', invitationId)}`
  return (await queueMail({ ...letter, accountId, key, to: email }, by)) ? null : link
}

export const POST = route(async (request) => {
  const { actor, session } = await requireOperator(request.headers.get('cookie'))
  const { name, tier, email } = newAccountBodySchema.parse(await readJson(request))
  const by = { actor, now: new Date() }
  const { accountId } = await createAccount({ name, ownerUserId: null, tierId: tier }, by)
  const invited = { accountId, accountName: name, inviter: session.email }
  const link = email === undefined ? null : await inviteOwner({ ...invited, email }, by)
  return { account: formatId('acc', accountId), link } satisfies MadeAccount
})
