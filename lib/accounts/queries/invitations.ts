import 'server-only'
import { lockMembers } from '@/lib/accounts/queries/members'
import type { InvitationRow, MemberRole } from '@/lib/accounts/schema'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { formatId, newId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import type { Prisma } from '@/prisma/generated/client'

type Tx = Prisma.TransactionClient
type Invited = { accountId: bigint; email: string; role: MemberRole }
/** What a link names. */
export type InvitationLink = { accountId: bigint; tokenHash: Uint8Array<ArrayBuffer> }

const WAITING = { acceptedAt: null, revokedAt: null }
const WAITING_PER_ACCOUNT = 200

/** Ends an earlier invitation of the same address, so that one link works at a time. */
export function insertInvitation(
  invited: Invited & { tokenHash: Uint8Array<ArrayBuffer>; expiresAt: Date },
  by: By,
): Promise<bigint> {
  const { accountId, email, role } = invited
  return prisma().$transaction(async (tx) => {
    await lockMembers(tx, accountId)
    if (await tx.member.findFirst({ where: { accountId, user: { email } } })) {
      throw new AppError('conflict', 'This person is a member already.')
    }
    await tx.invitation.updateMany({ where: { accountId, email, ...WAITING }, data: { revokedAt: by.now } })
    if ((await tx.invitation.count({ where: { accountId, ...WAITING } })) >= WAITING_PER_ACCOUNT) {
      throw new AppError('unprocessable', `At most ${WAITING_PER_ACCOUNT} invitations wait at a time.`)
    }
    const invitationId = newId()
    await tx.invitation.create({ data: { ...invited, invitationId, createdAt: by.now } })
    const target = formatId('inv', invitationId)
    await recordAudit(tx, { ...by, accountId, action: 'invitation.create', target, detail: { email, role } })
    return invitationId
  })
}

/** The invitations of an account that were neither taken nor withdrawn, the newest first. */
export async function waitingInvitations(accountId: bigint): Promise<InvitationRow[]> {
  const rows = await prisma().invitation.findMany({
    where: { accountId, ...WAITING },
    orderBy: [{ createdAt: 'desc' }, { invitationId: 'asc' }],
    take: WAITING_PER_ACCOUNT,
  })
  return rows.map(({ invitationId, email, role, createdAt, expiresAt }) => ({
    invitationId: formatId('inv', invitationId),
    email,
    role,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }))
}

/** @returns false when no such invitation is waiting */
export function markInvitationRevoked(
  { accountId, invitationId }: { accountId: bigint; invitationId: bigint },
  by: By,
): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    const where = { accountId, invitationId, ...WAITING }
    const { count } = await tx.invitation.updateMany({ where, data: { revokedAt: by.now } })
    if (count === 0) return false
    const target = formatId('inv', invitationId)
    await recordAudit(tx, { ...by, accountId, action: 'invitation.revoke', target, detail: {} })
    return true
  })
}

/** What a link that still works invites to; null for every other one. */
export async function invitationByLink({ accountId, tokenHash }: InvitationLink, now: Date) {
  const row = await prisma().invitation.findUnique({
    where: { accountId_tokenHash: { accountId, tokenHash }, ...WAITING, expiresAt: { gt: now } },
    select: { email: true, role: true, expiresAt: true, account: { select: { name: true } } },
  })
  if (!row) return null
  const { account, ...rest } = row
  return { ...rest, accountName: account.name }
}

/**
 * Uses a link up and makes the user a member, inside the caller's transaction; who is one already keeps the
 * role. Of two who try at once the second waits for the first, and then finds it used.
 * @returns false when the link doesn't work, or not for this address
 */
export async function takeInvitation(
  tx: Tx,
  { accountId, tokenHash }: InvitationLink,
  user: { userId: bigint; email: string },
  now: Date,
): Promise<boolean> {
  const where = { accountId, tokenHash, email: user.email, ...WAITING, expiresAt: { gt: now } }
  const [taken] = await tx.invitation.updateManyAndReturn({ where, data: { acceptedAt: now } })
  if (!taken) return false
  const { userId } = user
  const { role, invitationId } = taken
  await tx.member.createMany({ data: { accountId, userId, role, createdAt: now }, skipDuplicates: true })
  const target = formatId('inv', invitationId)
  const by = { actor: formatId('usr', userId), now }
  await recordAudit(tx, { ...by, accountId, action: 'invitation.accept', target, detail: { role } })
  return true
}
