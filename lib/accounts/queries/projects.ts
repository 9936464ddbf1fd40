import 'server-only'
import type { Project } from '@/lib/accounts/schema'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { formatId, newId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import type { Prisma } from '@/prisma/generated/client'

const PROJECTS_PER_ACCOUNT = 1_000

/**
 * @throws AppError conflict when the account has a project of that name, unprocessable when it has too many.
 */
export async function insertProject(
  tx: Prisma.TransactionClient,
  { accountId, name }: { accountId: bigint; name: string },
  by: By,
): Promise<bigint> {
  const projectId = newId()
  if ((await tx.project.count({ where: { accountId } })) >= PROJECTS_PER_ACCOUNT) {
    throw new AppError('unprocessable', `An account has at most ${PROJECTS_PER_ACCOUNT} projects.`)
  }
  const data = { accountId, projectId, name, createdAt: by.now }
  const { count } = await tx.project.createMany({ data, skipDuplicates: true })
  if (count === 0) throw new AppError('conflict', 'The account has a project of that name already.')
  const target = formatId('prj', projectId)
  await recordAudit(tx, { ...by, accountId, action: 'project.create', target, detail: { name } })
  return projectId
}

export function insertProjectAlone(project: { accountId: bigint; name: string }, by: By): Promise<bigint> {
  return prisma().$transaction((tx) => insertProject(tx, project, by))
}

export function projectsOfAccount(accountId: bigint): Promise<Project[]> {
  return prisma().project.findMany({
    where: { accountId },
    select: { projectId: true, name: true },
    orderBy: [{ createdAt: 'asc' }, { projectId: 'asc' }],
  })
}
