import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { bumpChangeMarkIn } from '@/lib/db/change-marks'
import { formatId, newId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import type { Secret } from '@/lib/keys/make-secret'

const SOURCES_PER_OWNER = 1_000

export function insertSource(
  { accountId, name }: { accountId: bigint | null; name: string },
  secret: Secret,
  by: By,
): Promise<bigint> {
  return prisma().$transaction(async (tx) => {
    const sourceId = newId()
    if (accountId !== null) {
      const account = await tx.account.findUnique({ where: { accountId }, select: { accountId: true } })
      if (!account) throw new AppError('not_found', 'There is no such account.')
    }
    if ((await tx.source.count({ where: { accountId } })) >= SOURCES_PER_OWNER) {
      throw new AppError('unprocessable', `At most ${SOURCES_PER_OWNER} sources, revoked ones included.`)
    }
    const { hash, hint } = secret
    await tx.source.create({ data: { sourceId, accountId, name, secretHash: hash, hint, createdAt: by.now } })
    const detail = { name, hint }
    const target = formatId('src', sourceId)
    await recordAudit(tx, { ...by, accountId: accountId ?? 0n, action: 'source.create', target, detail })
    await bumpChangeMarkIn(tx, 'sources')
    return sourceId
  })
}

/** @returns false when that owner has no such source; a source that is revoked already stays as it is. */
export function markSourceRevoked(
  { accountId, sourceId }: { accountId: bigint | null; sourceId: bigint },
  by: By,
): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    const source = await tx.source.findFirst({ where: { sourceId, accountId } })
    if (!source || source.revokedAt) return source !== null
    await tx.source.update({ where: { sourceId }, data: { revokedAt: by.now } })
    const detail = { name: source.name, hint: source.hint }
    const target = formatId('src', sourceId)
    await recordAudit(tx, { ...by, accountId: accountId ?? 0n, action: 'source.revoke', target, detail })
    await bumpChangeMarkIn(tx, 'sources')
    return true
  })
}

type BuiltInSource = {
  sourceId: bigint
  accountId: null
  name: string
  hint: string
  secretHash: Uint8Array<ArrayBuffer>
  createdAt: Date
}

export async function insertBuiltInSource(source: BuiltInSource): Promise<void> {
  await prisma().source.createMany({ data: [source], skipDuplicates: true })
}

export function sourcesOf(accountId: bigint | null) {
  return prisma().source.findMany({
    where: { accountId },
    select: { sourceId: true, name: true, hint: true, createdAt: true, revokedAt: true },
    orderBy: [{ createdAt: 'desc' }, { sourceId: 'desc' }],
  })
}

export type SourceEntry = { sourceId: bigint; accountId: bigint | null; secretHash: Buffer }

export async function liveSourceEntries(): Promise<SourceEntry[]> {
  const { rows } = await pool().query<SourceEntry>(
    `select source_id as "sourceId", account_id as "accountId", secret_hash as "secretHash"
     from sources where revoked_at is null`,
  )
  return rows
}

type AccountSource = {
  sourceId: bigint
  accountId: bigint
  accountName: string
  name: string
  hint: string
  createdAt: Date
  /** The same instant to the microsecond, which a cursor needs. */
  createdAtText: string
  revokedAt: Date | null
}
type After = { createdAt: string; sourceId: string } | null

/** The sources that are of one account each, the newest first. */
export async function sourcesOfAccounts({ after, limit }: { after: After; limit: number }) {
  const { rows } = await pool().query<AccountSource>(
    `select s.source_id as "sourceId", s.account_id as "accountId", a.name as "accountName", s.name, s.hint,
       s.created_at as "createdAt", s.revoked_at as "revokedAt",
       to_char(s.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAtText"
     from sources s join accounts a on a.account_id = s.account_id
     where $1::timestamptz is null or (s.created_at, s.source_id) < ($1::timestamptz, $2::bigint)
     order by s.created_at desc, s.source_id desc limit $3`,
    [after?.createdAt ?? null, after?.sourceId ?? null, limit],
  )
  return rows
}
