import { gateWebhook, type WebhookParams } from '@/app/api/a/[account]/alerts/webhooks/[webhook]/gate-webhook'
import { removeWebhook } from '@/lib/alerts/remove-webhook'
import { route } from '@/lib/http/route'

export const DELETE = route<WebhookParams>(async (request, params) => {
  const { actor, ...webhook } = await gateWebhook(request, params, 'member')
  await removeWebhook(webhook, { actor, now: new Date() })
  return {}
})
