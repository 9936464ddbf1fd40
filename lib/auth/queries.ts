import 'server-only'
import { insertAccount } from '@/lib/accounts/queries/accounts'
import type { MemberRole } from '@/lib/accounts/schema'
import { formatId, newId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import type { Prisma } from '@/prisma/generated/client'

type UserRow = { email: string; name: string; passwordHash: string; isOperator: boolean }

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

export function userByEmail(email: string) {
  return prisma().user.findUnique({ where: { email } })
}

export async function insertSession(session: {
  userId: bigint
  userAgent: string
  createdAt: Date
  expiresAt: Date
}): Promise<bigint> {
  const sessionId = newId()
  await prisma().session.create({ data: { ...session, sessionId } })
  return sessionId
}

/** The session with its user, unless it has ended or expired. */
export function findLiveSession(sessionId: bigint, now: Date) {
  return prisma().session.findFirst({
    where: { sessionId, endedAt: null, expiresAt: { gt: now } },
    include: { user: true },
  })
}

export async function markSessionEnded(sessionId: bigint, now: Date): Promise<void> {
  await prisma().session.updateMany({ where: { sessionId, endedAt: null }, data: { endedAt: now } })
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
