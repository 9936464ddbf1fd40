import 'server-only'
import { insertAccount } from '@/lib/accounts/queries/accounts'
import { type InvitationLink, takeInvitation } from '@/lib/accounts/queries/invitations'
import type { MemberRole } from '@/lib/accounts/schema'
import { formatId, newId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import type { Prisma } from '@/prisma/generated/client'

const SESSIONS_LISTED = 200

type UserRow = { email: string; name: string; passwordHash: string; isOperator: boolean }

const linkFailed = () => new AppError('not_found', 'This invitation no longer works.')

/** @throws AppError conflict when the address is taken */
async function insertUserIn(tx: Prisma.TransactionClient, user: UserRow, now: Date): Promise<bigint> {
  const userId = newId()
  const { count } = await tx.user.createMany({
    data: { ...user, userId, createdAt: now },
    skipDuplicates: true,
  })
  if (count === 0) throw new AppError('conflict', 'Someone has signed up with this e-mail address already.')
  return userId
}

export function insertUser(user: UserRow, now: Date): Promise<bigint> {
  return prisma().$transaction((tx) => insertUserIn(tx, user, now))
}

/** A user and an account of which they are the owner, or neither. */
export function insertUserWithAccount(user: UserRow, accountName: string, now: Date) {
  return prisma().$transaction(async (tx) => {
    const userId = await insertUserIn(tx, user, now)
    const account = { name: accountName, ownerUserId: userId, tierId: 'basic' as const }
    const { accountId } = await insertAccount(tx, account, { actor: formatId('usr', userId), now })
    await tx.user.update({ where: { userId }, data: { lastAccountId: accountId } })
    return { userId, accountId }
  })
}

/**
 * A user who is a member of the account that invited them, or neither.
 * @throws AppError conflict (the address is taken), not_found (the link doesn't work)
 */
export function insertInvitedUser(user: UserRow, link: InvitationLink, now: Date) {
  return prisma().$transaction(async (tx) => {
    const userId = await insertUserIn(tx, user, now)
    if (!(await takeInvitation(tx, link, { userId, email: user.email }, now))) throw linkFailed()
    await tx.user.update({ where: { userId }, data: { lastAccountId: link.accountId } })
    return userId
  })
}

export function joinByInvitation(user: { userId: bigint; email: string }, link: InvitationLink, now: Date) {
  return prisma().$transaction(async (tx) => {
    if (!(await takeInvitation(tx, link, user, now))) throw linkFailed()
  })
}

export function userByEmail(email: string) {
  return prisma().user.findUnique({ where: { email } })
}

export async function insertSession(session: {
  userId: bigint
  device: string
  createdAt: Date
  expiresAt: Date
}): Promise<bigint> {
  const sessionId = newId()
  const lastSeenAt = session.createdAt
  await prisma().session.create({ data: { ...session, sessionId, lastSeenAt } })
  return sessionId
}

/** The session with its user, unless it has ended or expired. */
export function findLiveSession(sessionId: bigint, now: Date) {
  return prisma().session.findFirst({
    where: { sessionId, endedAt: null, expiresAt: { gt: now } },
    include: { user: true },
  })
}

/** Written when it is a minute old or more, so that a session costs one write a minute at most. */
export async function touchSession(sessionId: bigint, now: Date, before: Date): Promise<void> {
  const where = { sessionId, lastSeenAt: { lte: before } }
  await prisma().session.updateMany({ where, data: { lastSeenAt: now } })
}

/** A user's sessions that hold, the one seen last first. */
export function liveSessionsOf(userId: bigint, now: Date) {
  return prisma().session.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: now } },
    orderBy: [{ lastSeenAt: 'desc' }, { sessionId: 'asc' }],
    take: SESSIONS_LISTED,
  })
}

/** Ends one session, or all of a user. @returns whose they were, each as often as one was ended */
export async function markSessionsEnded(
  which: { sessionId: bigint; userId?: bigint } | { userId: bigint },
  now: Date,
): Promise<bigint[]> {
  const ended = await prisma().session.updateManyAndReturn({
    where: { ...which, endedAt: null, expiresAt: { gt: now } },
    data: { endedAt: now },
    select: { userId: true },
  })
  return ended.map(({ userId }) => userId)
}

export async function findRole(accountId: bigint, userId: bigint): Promise<MemberRole | null> {
  const member = await prisma().member.findUnique({
    where: { accountId_userId: { accountId, userId } },
    select: { role: true },
  })
  return member?.role ?? null
}

export async function updateLastAccount(userId: bigint, accountId: bigint): Promise<void> {
  await prisma().user.update({ where: { userId }, data: { lastAccountId: accountId } })
}

export async function emailsOf(userIds: bigint[]): Promise<Map<bigint, string>> {
  if (userIds.length === 0) return new Map()
  const where = { userId: { in: userIds } }
  const rows = await prisma().user.findMany({ where, select: { userId: true, email: true } })
  return new Map(rows.map(({ userId, email }) => [userId, email]))
}
