import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { periodOf } from '@/lib/billing/period-of'
import { type Appended, appendEntry, lockAccount } from '@/lib/billing/queries/append-entry'
import type { DepositStatus } from '@/lib/billing/schema'
import { formatId, newId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { transaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { formatUsd } from '@/lib/money/picos'

export async function insertDeposit(
  { accountId, amountPicos }: { accountId: bigint; amountPicos: bigint },
  by: By,
): Promise<bigint> {
  const depositId = newId()
  await prisma().$transaction(async (tx) => {
    await tx.deposit.create({
      data: {
        accountId,
        depositId,
        amountPicos: amountPicos.toString(),
        status: 'pending',
        createdAt: by.now,
      },
    })
    const target = formatId('dep', depositId)
    const detail = { amountUsd: formatUsd(amountPicos) }
    await recordAudit(tx, { ...by, accountId, action: 'deposit.create', target, detail })
  })
  return depositId
}

export async function findDeposit(accountId: bigint, depositId: bigint) {
  return prisma().deposit.findUnique({ where: { accountId_depositId: { accountId, depositId } } })
}

/**
 * Turns a pending deposit into its one ledger entry, both in one transaction. Whoever comes second, at the
 * same moment or years later, finds the entry.
 */
export function settleDepositOnce(accountId: bigint, depositId: bigint, now: Date): Promise<Appended> {
  return transaction(async (client) => {
    await lockAccount(client, accountId)
    const { rows } = await client.query<{ status: DepositStatus; amountPicos: string }>(
      `select status, amount_picos::text as "amountPicos"
       from deposits where account_id = $1 and deposit_id = $2`,
      [accountId, depositId],
    )
    const deposit = rows[0]
    if (!deposit) throw new AppError('not_found', 'There is no such deposit.')
    if (deposit.status === 'failed')
      throw new AppError('conflict', 'This payment has failed. Start a new deposit.')
    const entry = {
      accountId,
      kind: 'deposit',
      idempotencyKey: `deposit:${formatId('dep', depositId)}`,
      period: periodOf(now),
      amountPicos: BigInt(deposit.amountPicos),
      reason: 'Deposit',
    } as const
    const appended = await appendEntry(client, entry, now)
    if (appended.created) {
      await client.query(
        `update deposits set status = 'settled', settled_at = $3 where account_id = $1 and deposit_id = $2`,
        [accountId, depositId, now],
      )
    }
    return appended
  })
}
