import 'server-only'
import { insertProject } from '@/lib/accounts/queries/projects'
import { DEFAULT_PROJECT } from '@/lib/accounts/schema'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { bumpChangeMarkIn } from '@/lib/db/change-marks'
import { formatId, newId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import type { Secret } from '@/lib/keys/make-secret'
import type { Prisma } from '@/prisma/generated/client'

type Tx = Prisma.TransactionClient
type Which = { accountId: bigint; keyId: bigint }
type KeyData = { accountId: bigint; name: string; scopes: string[]; expiresAt: Date | null }
type ProjectChoice = { projectId?: bigint | undefined; projectName?: string | undefined }

const KEYS_PER_ACCOUNT = 10_000

async function chosenProject(tx: Tx, accountId: bigint, choice: ProjectChoice, by: By): Promise<bigint> {
  const { projectId, projectName } = choice
  if (projectId !== undefined) {
    const project = await tx.project.findUnique({ where: { accountId_projectId: { accountId, projectId } } })
    if (!project) throw new AppError('not_found', 'There is no such project.')
    return projectId
  }
  const name = projectName ?? DEFAULT_PROJECT
  const project = await tx.project.findUnique({ where: { accountId_name: { accountId, name } } })
  return project ? project.projectId : insertProject(tx, { accountId, name }, by)
}

async function insertKeyRow(tx: Tx, key: KeyData & { projectId: bigint; createdAt: Date }, secret: Secret) {
  const keyId = newId()
  const { accountId } = key
  if ((await tx.key.count({ where: { accountId } })) >= KEYS_PER_ACCOUNT) {
    throw new AppError(
      'unprocessable',
      `An account has at most ${KEYS_PER_ACCOUNT} keys, revoked ones included.`,
    )
  }
  await tx.key.create({ data: { ...key, keyId, hint: secret.hint } })
  await tx.keyLookup.create({ data: { secretHash: secret.hash, accountId, keyId } })
  return keyId
}

export function insertKey(key: KeyData & ProjectChoice, secret: Secret, by: By): Promise<bigint> {
  const { accountId, name, scopes, expiresAt } = key
  return prisma().$transaction(async (tx) => {
    const account = await tx.account.findUnique({ where: { accountId }, select: { accountId: true } })
    if (!account) throw new AppError('not_found', 'There is no such account.')
    const projectId = await chosenProject(tx, accountId, key, by)
    const row = { accountId, projectId, name, scopes, expiresAt, createdAt: by.now }
    const keyId = await insertKeyRow(tx, row, secret)
    const detail = { name, hint: secret.hint, project: formatId('prj', projectId), scopes }
    const target = formatId('key', keyId)
    await recordAudit(tx, { ...by, accountId, action: 'key.create', target, detail })
    await bumpChangeMarkIn(tx, 'keys')
    return keyId
  })
}

/** @returns false when the account has no such key; a key that is revoked already stays as it is. */
export function markKeyRevoked({ accountId, keyId }: Which, by: By): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    const key = await tx.key.findUnique({ where: { accountId_keyId: { accountId, keyId } } })
    if (!key || key.revokedAt) return key !== null
    await tx.key.update({ where: { accountId_keyId: { accountId, keyId } }, data: { revokedAt: by.now } })
    const detail = { name: key.name, hint: key.hint }
    const target = formatId('key', keyId)
    await recordAudit(tx, { ...by, accountId, action: 'key.revoke', target, detail })
    await bumpChangeMarkIn(tx, 'keys')
    return true
  })
}

/** What of the old key carries over, and when the old one ends; null refuses the roll. */
export type RollPlan = { oldEndsAt: Date; newExpiresAt: Date | null }
export type RolledKey = { createdAt: Date; expiresAt: Date | null; revokedAt: Date | null }

/**
 * Puts a new key beside an old one that ends later, in one transaction; `plan` decides from the old one's
 * row.
 */
export function replaceKey(
  { accountId, keyId }: Which,
  secret: Secret,
  plan: (old: RolledKey) => RollPlan,
  by: By,
): Promise<bigint> {
  return prisma().$transaction(async (tx) => {
    const where = { accountId_keyId: { accountId, keyId } }
    const old = await tx.key.findUnique({ where })
    if (!old) throw new AppError('not_found', 'There is no such key.')
    const { oldEndsAt, newExpiresAt } = plan(old)
    const ended = oldEndsAt.getTime() <= by.now.getTime()
    await tx.key.update({ where, data: ended ? { revokedAt: by.now } : { expiresAt: oldEndsAt } })
    const { name, projectId, scopes } = old
    const row = { accountId, projectId, name, scopes, expiresAt: newExpiresAt, createdAt: by.now }
    const newKeyId = await insertKeyRow(tx, row, secret)
    const detail = { from: formatId('key', keyId), hint: secret.hint, oldEndsAt: oldEndsAt.toISOString() }
    const target = formatId('key', newKeyId)
    await recordAudit(tx, { ...by, accountId, action: 'key.roll', target, detail })
    await bumpChangeMarkIn(tx, 'keys')
    return newKeyId
  })
}

export function keysOfAccount(accountId: bigint) {
  return prisma().key.findMany({
    where: { accountId },
    include: { project: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { keyId: 'desc' }],
  })
}

export type KeyEntry = {
  accountId: bigint
  keyId: bigint
  projectId: bigint
  scopes: string[]
  expiresAt: Date | null
  revokedAt: Date | null
  secretHash: Buffer
}

/** Every key ever made, revoked ones too: usage that comes late is still theirs. */
export async function keyEntries(): Promise<KeyEntry[]> {
  const { rows } = await pool().query<KeyEntry>(
    `select k.account_id as "accountId", k.key_id as "keyId", k.project_id as "projectId", k.scopes,
       k.expires_at as "expiresAt", k.revoked_at as "revokedAt", l.secret_hash as "secretHash"
     from keys k join key_lookups l on l.account_id = k.account_id and l.key_id = k.key_id`,
  )
  return rows
}

/** Several processes may write the same use; the condition lets only the first of a minute touch the row. */
export async function touchKey({ accountId, keyId }: Which, now: Date, notSince: Date): Promise<void> {
  await pool().query(
    `update keys set last_used_at = $3
     where account_id = $1 and key_id = $2 and (last_used_at is null or last_used_at <= $4)`,
    [accountId, keyId, now, notSince],
  )
}
