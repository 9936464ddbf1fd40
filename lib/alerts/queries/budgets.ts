import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { formatId, newId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import { formatUsd } from '@/lib/money/picos'

const BUDGETS_PER_ACCOUNT = 100

export type BudgetRow = { budgetId: bigint; projectId: bigint; keyId: bigint; amountPicos: bigint }
type BudgetKey = { accountId: bigint; budgetId: bigint }

/** The account's own first, then in the order they were made. */
export async function budgetsOf(accountId: bigint): Promise<BudgetRow[]> {
  const rows = await prisma().budget.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'asc' }, { budgetId: 'asc' }],
  })
  const isOwn = ({ projectId, keyId }: BudgetRow) => projectId === 0n && keyId === 0n
  const budgets = rows.map((row) => ({ ...row, amountPicos: BigInt(row.amountPicos.toFixed(0)) }))
  return [...budgets.filter(isOwn), ...budgets.filter((row) => !isOwn(row))]
}

/** @throws AppError not_found (project or key), conflict (there is one for it), unprocessable (too many) */
export function insertBudget(
  budget: Omit<BudgetRow, 'budgetId'> & { accountId: bigint },
  by: By,
): Promise<bigint> {
  const { accountId, projectId, keyId, amountPicos } = budget
  return prisma().$transaction(async (tx) => {
    const budgetId = newId()
    if (projectId && (await tx.project.count({ where: { accountId, projectId } })) === 0) {
      throw new AppError('not_found', 'There is no such project.')
    }
    if (keyId && (await tx.key.count({ where: { accountId, keyId } })) === 0) {
      throw new AppError('not_found', 'There is no such key.')
    }
    if ((await tx.budget.count({ where: { accountId } })) >= BUDGETS_PER_ACCOUNT) {
      throw new AppError('unprocessable', `An account has at most ${BUDGETS_PER_ACCOUNT} budgets.`)
    }
    const data = { ...budget, amountPicos: amountPicos.toString(), budgetId, createdAt: by.now }
    const { count } = await tx.budget.createMany({ data, skipDuplicates: true })
    if (count === 0) throw new AppError('conflict', 'There is a budget for this already; change that one.')
    const detail = { usd: formatUsd(amountPicos) }
    const target = formatId('bdg', budgetId)
    await recordAudit(tx, { ...by, accountId, action: 'budget.create', target, detail })
    return budgetId
  })
}

/** @returns false when the account has no such budget */
export function updateBudgetAmount(
  { accountId, budgetId, amountPicos }: BudgetKey & { amountPicos: bigint },
  by: By,
): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    const before = await tx.budget.findFirst({ where: { accountId, budgetId } })
    if (!before) return false
    await tx.budget.updateMany({
      where: { accountId, budgetId },
      data: { amountPicos: amountPicos.toString() },
    })
    const detail = {
      before: formatUsd(BigInt(before.amountPicos.toFixed(0))),
      after: formatUsd(amountPicos),
    }
    const target = formatId('bdg', budgetId)
    await recordAudit(tx, { ...by, accountId, action: 'budget.update', target, detail })
    return true
  })
}

/** @returns false when the account has no such budget */
export function deleteBudget({ accountId, budgetId }: BudgetKey, by: By): Promise<boolean> {
  return prisma().$transaction(async (tx) => {
    if ((await tx.budget.deleteMany({ where: { accountId, budgetId } })).count === 0) return false
    const target = formatId('bdg', budgetId)
    await recordAudit(tx, { ...by, accountId, action: 'budget.remove', target, detail: {} })
    return true
  })
}
