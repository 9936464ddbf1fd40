import 'server-only'
import { type Account, type AccountOfUser, DEFAULT_PROJECT, type TierId } from '@/lib/accounts/schema'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { bumpChangeMarkIn } from '@/lib/db/change-marks'
import { formatId, newId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { prisma } from '@/lib/db/prisma'
import { env } from '@/lib/env'
import { firstOpenMonth } from '@/lib/time/first-open-month'
import type { Prisma } from '@/prisma/generated/client'

type AccountRow = { name: string; ownerUserId: bigint | null; tierId: TierId }

/**
 * Writes an account with its default project and, when it has one, its owner; inside the caller's
 * transaction. Months that have closed by then take no charges of it.
 */
export async function insertAccount(tx: Prisma.TransactionClient, account: AccountRow, by: By) {
  const accountId = newId()
  const projectId = newId()
  const { name, ownerUserId, tierId } = account
  const openPeriod = firstOpenMonth(by.now, env().STATEMENT_GRACE_HOURS)
  await tx.account.create({
    data: { accountId, name, tierId, tierByHand: tierId !== 'basic', openPeriod, createdAt: by.now },
  })
  await tx.project.create({ data: { accountId, projectId, name: DEFAULT_PROJECT, createdAt: by.now } })
  if (ownerUserId !== null) {
    await tx.member.create({ data: { accountId, userId: ownerUserId, role: 'owner', createdAt: by.now } })
  }
  const detail = { name, tier: tierId, owner: ownerUserId === null ? null : formatId('usr', ownerUserId) }
  const target = formatId('acc', accountId)
  await recordAudit(tx, { ...by, accountId, action: 'account.create', target, detail })
  await bumpChangeMarkIn(tx, 'accounts')
  return { accountId, projectId }
}

export function insertAccountAlone(account: AccountRow, by: By) {
  return prisma().$transaction((tx) => insertAccount(tx, account, by))
}

/** @returns false when there is no such account. */
export function updateTierByHand(
  { accountId, tierId, reason }: { accountId: bigint; tierId: TierId; reason?: string | undefined },
  by: By,
): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    const before = await tx.account.findUnique({ where: { accountId }, select: { tierId: true } })
    if (!before) return false
    await tx.account.update({ where: { accountId }, data: { tierId, tierByHand: true } })
    const target = formatId('acc', accountId)
    const detail = { before: before.tierId, after: tierId, ...(reason !== undefined && { reason }) }
    await recordAudit(tx, { ...by, accountId, action: 'tier.set', target, detail })
    await bumpChangeMarkIn(tx, 'accounts')
    return true
  })
}

/** @returns false when there is no such account. */
export function updateAccountRow(
  { accountId, name, timeZone }: { accountId: bigint; name: string; timeZone: string },
  by: By,
): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    const before = await tx.account.findUnique({ where: { accountId } })
    if (!before) return false
    if (before.name === name && before.timeZone === timeZone) return true
    await tx.account.update({ where: { accountId }, data: { name, timeZone } })
    const target = formatId('acc', accountId)
    const detail = { name, timeZone, nameBefore: before.name, timeZoneBefore: before.timeZone }
    await recordAudit(tx, { ...by, accountId, action: 'account.update', target, detail })
    return true
  })
}

export async function findAccount(accountId: bigint): Promise<Account | null> {
  const row = await prisma().account.findUnique({ where: { accountId }, omit: { openPeriod: true } })
  return row && { ...row, creditLimitPicos: BigInt(row.creditLimitPicos.toFixed(0)) }
}

export async function accountsOfUser(userId: bigint): Promise<AccountOfUser[]> {
  const rows = await prisma().member.findMany({
    where: { userId },
    select: { accountId: true, role: true, account: { select: { name: true, tierId: true } } },
    orderBy: [{ account: { name: 'asc' } }, { accountId: 'asc' }],
  })
  return rows.map(({ accountId, role, account }) => ({ accountId, role, ...account }))
}

/**
 * Every account with its tier and default project: a few dozen bytes each, read whole when one has changed.
 */
export async function accountEntries() {
  const { rows } = await pool().query<{ accountId: bigint; tierId: string; defaultProjectId: bigint }>(
    `select a.account_id as "accountId", a.tier_id as "tierId", p.project_id as "defaultProjectId"
     from accounts a join projects p on p.account_id = a.account_id and p.name = $1`,
    [DEFAULT_PROJECT],
  )
  return rows
}
