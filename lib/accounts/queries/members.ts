import 'server-only'
import type { MemberRole, MemberRow } from '@/lib/accounts/schema'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { formatId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import type { Prisma } from '@/prisma/generated/client'

type Tx = Prisma.TransactionClient
type Which = { accountId: bigint; userId: bigint }
type MemberSet = Which & { role: MemberRole }

const MEMBERS_LISTED = 1_000

/** Two owners who take the role from one another at the same time must not both succeed. */
export async function lockMembers(tx: Tx, accountId: bigint): Promise<void> {
  await tx.$queryRaw`select account_id from accounts where account_id = ${accountId} for no key update`
}

/** The member's role until now, null for none; refuses to leave the account without an owner. */
async function roleBefore(tx: Tx, { accountId, userId }: Which, after: MemberRole | null) {
  await lockMembers(tx, accountId)
  const members = await tx.member.findMany({
    where: { accountId, OR: [{ userId }, { role: 'owner' }] },
    select: { userId: true, role: true },
  })
  const before = members.find((member) => member.userId === userId)?.role ?? null
  const isLast = before === 'owner' && after !== 'owner' && members.length === 1
  if (isLast)
    throw new AppError('unprocessable', 'An account keeps one owner: make somebody else owner first.')
  return before
}

async function setRole(tx: Tx, { accountId, userId, role }: MemberSet, by: By): Promise<void> {
  await tx.member.upsert({
    where: { accountId_userId: { accountId, userId } },
    create: { accountId, userId, role, createdAt: by.now },
    update: { role },
  })
  const target = formatId('usr', userId)
  await recordAudit(tx, { ...by, accountId, action: 'member.set', target, detail: { role } })
}

/** A user is a member of an account once; doing it again changes the role. */
export function upsertMember(member: MemberSet, by: By): Promise<void> {
  return prisma().$transaction(async (tx) => {
    await roleBefore(tx, member, member.role)
    await setRole(tx, member, by)
  })
}

/** @returns false when the user is no member */
export function updateMemberRole(member: MemberSet, by: By): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    const before = await roleBefore(tx, member, member.role)
    if (before !== null && before !== member.role) await setRole(tx, member, by)
    return before !== null
  })
}

/** @returns false when the user is no member */
export function deleteMember({ accountId, userId }: Which, by: By): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    const role = await roleBefore(tx, { accountId, userId }, null)
    if (role === null) return false
    await tx.member.delete({ where: { accountId_userId: { accountId, userId } } })
    const target = formatId('usr', userId)
    await recordAudit(tx, { ...by, accountId, action: 'member.remove', target, detail: { role } })
    return true
  })
}

/** The members of an account, in the order in which they came. */
export async function membersOf(accountId: bigint): Promise<MemberRow[]> {
  const rows = await prisma().member.findMany({
    where: { accountId },
    select: { userId: true, role: true, createdAt: true, user: { select: { email: true, name: true } } },
    orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }],
    take: MEMBERS_LISTED,
  })
  return rows.map(({ userId, role, createdAt, user }) => ({
    userId: formatId('usr', userId),
    ...user,
    role,
    joinedAt: createdAt.toISOString(),
  }))
}
