import { gateWebhook, type WebhookParams } from '@/app/api/a/[account]/alerts/webhooks/[webhook]/gate-webhook'
import { enableWebhook } from '@/lib/alerts/enable-webhook'
import { route } from '@/lib/http/route'

export const POST = route<WebhookParams>(async (request, params) => {
  const { actor, ...webhook } = await gateWebhook(request, params, 'member')
  await enableWebhook(webhook, { actor, now: new Date() })
  return {}
})
