import { gateWebhook, type WebhookParams } from '@/app/api/a/[account]/alerts/webhooks/[webhook]/gate-webhook'
import { listDeliveries } from '@/lib/alerts/list-deliveries'
import { route } from '@/lib/http/route'

export const GET = route<WebhookParams>(async (request, params) =>
  listDeliveries(await gateWebhook(request, params, 'viewer')),
)
