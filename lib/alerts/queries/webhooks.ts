import 'server-only'
import { recordAudit } from '@/lib/audit/record-audit'
import type { By } from '@/lib/audit/schema'
import { formatId } from '@/lib/db/id'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import type { Prisma } from '@/prisma/generated/client'

const WEBHOOKS_PER_ACCOUNT = 10

type WebhookKey = { accountId: bigint; webhookId: bigint }
type Tx = Prisma.TransactionClient

function audit(tx: Tx, { accountId, webhookId }: WebhookKey, action: string, url: string, by: By) {
  // A path can hold a secret of the receiver's; the host tells which one it was.
  const detail = { host: new URL(url).host }
  const target = formatId('whk', webhookId)
  return recordAudit(tx, { ...by, accountId, action: `webhook.${action}`, target, detail })
}

export function insertWebhook(
  { accountId, webhookId, url, secretHint }: WebhookKey & { url: string; secretHint: string },
  by: By,
): Promise<void> {
  return prisma().$transaction(async (tx) => {
    if ((await tx.webhook.count({ where: { accountId } })) >= WEBHOOKS_PER_ACCOUNT) {
      throw new AppError('unprocessable', `An account has at most ${WEBHOOKS_PER_ACCOUNT} webhooks.`)
    }
    await tx.webhook.create({ data: { accountId, webhookId, url, secretHint, createdAt: by.now } })
    await audit(tx, { accountId, webhookId }, 'create', url, by)
  })
}

export function webhooksOf(accountId: bigint) {
  return prisma().webhook.findMany({
    where: { accountId },
    orderBy: [{ createdAt: 'asc' }, { webhookId: 'asc' }],
  })
}

/** @returns null when the account has no such webhook */
export function findWebhook({ accountId, webhookId }: WebhookKey) {
  return prisma().webhook.findUnique({ where: { accountId_webhookId: { accountId, webhookId } } })
}

/** Only from the version that was read: two rolls at once are one, and the other is told. */
export function updateWebhookSecret(
  change: WebhookKey & { fromVersion: number; secretHint: string; overlapEndsAt: Date | null },
  by: By,
): Promise<boolean> {
  const { accountId, webhookId, fromVersion, secretHint, overlapEndsAt } = change
  return prisma().$transaction(async (tx) => {
    const where = { accountId, webhookId, secretVersion: fromVersion }
    const data = { secretVersion: fromVersion + 1, secretHint, overlapEndsAt }
    if ((await tx.webhook.updateMany({ where, data })).count === 0) return false
    const webhook = await tx.webhook.findFirst({ where: { accountId, webhookId } })
    await audit(tx, change, 'roll', webhook?.url ?? '', by)
    return true
  })
}

/** @returns false when the account has no such webhook */
export function switchWebhookOn(key: WebhookKey, by: By): Promise<boolean> {
  const { accountId, webhookId } = key
  return prisma().$transaction(async (tx) => {
    const webhook = await tx.webhook.findFirst({ where: { accountId, webhookId } })
    if (!webhook?.disabledAt) return webhook !== null
    const data = { disabledAt: null, failingSince: null, failures: 0 }
    await tx.webhook.update({ where: { accountId_webhookId: { accountId, webhookId } }, data })
    await audit(tx, key, 'enable', webhook.url, by)
    return true
  })
}

/** Its log goes with it. @returns false when the account has no such webhook */
export function deleteWebhook(key: WebhookKey, by: By): Promise<boolean> {
  const { accountId, webhookId } = key
  return prisma().$transaction(async (tx) => {
    const webhook = await tx.webhook.findFirst({ where: { accountId, webhookId } })
    if (!webhook) return false
    await tx.webhook.delete({ where: { accountId_webhookId: { accountId, webhookId } } })
    await audit(tx, key, 'remove', webhook.url, by)
    return true
  })
}
