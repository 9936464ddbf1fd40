import 'server-only'
import { DELIVERY_ATTEMPTS, insertDelivery } from '@/lib/alerts/queries/insert-delivery'
import { TEST_TYPE } from '@/lib/alerts/schema'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { prisma } from '@/lib/db/prisma'

const SHOWN_DELIVERIES = 25

type WebhookKey = { accountId: bigint; webhookId: bigint }

/** The newest first, with every attempt. */
export function deliveriesOf({ accountId, webhookId }: WebhookKey) {
  return prisma().webhookDelivery.findMany({
    where: { accountId, webhookId },
    include: { log: { orderBy: { number: 'desc' } } },
    orderBy: [{ createdAt: 'desc' }, { deliveryId: 'desc' }],
    take: SHOWN_DELIVERIES,
  })
}

/** How many messages were begun by hand since then. */
export async function countTests({ accountId, webhookId }: WebhookKey, since: Date): Promise<number> {
  return prisma().webhookDelivery.count({
    where: { accountId, webhookId, type: TEST_TYPE, createdAt: { gt: since } },
  })
}

/** A test is tried once: who asked for it is looking. */
export function insertTest({ accountId, webhookId }: WebhookKey, now: Date): Promise<void> {
  const data = { account: formatId('acc', accountId), webhook: formatId('whk', webhookId) }
  return insertDelivery(pool(), { accountId, webhookId, type: TEST_TYPE, data, attempts: 1, now })
}

/** `waiting` when it is on its way already, `disabled` when its webhook is; null when there is none. */
export async function requeueDelivery(
  { accountId, deliveryId }: { accountId: bigint; deliveryId: bigint },
  now: Date,
): Promise<'queued' | 'waiting' | 'disabled' | null> {
  const key = { accountId_deliveryId: { accountId, deliveryId } }
  const delivery = await prisma().webhookDelivery.findUnique({ where: key, include: { webhook: true } })
  if (!delivery) return null
  if (delivery.webhook.disabledAt) return 'disabled'
  const attemptsLeft = delivery.type === TEST_TYPE ? 1 : DELIVERY_ATTEMPTS
  const { count } = await prisma().webhookDelivery.updateMany({
    where: { accountId, deliveryId, state: { not: 'queued' } },
    data: { state: 'queued', nextAttemptAt: now, attemptsLeft },
  })
  return count === 1 ? 'queued' : 'waiting'
}
