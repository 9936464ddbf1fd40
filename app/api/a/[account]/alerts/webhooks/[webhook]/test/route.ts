import { gateWebhook, type WebhookParams } from '@/app/api/a/[account]/alerts/webhooks/[webhook]/gate-webhook'
import { testWebhook } from '@/lib/alerts/test-webhook'
import { route } from '@/lib/http/route'

export const POST = route<WebhookParams>(async (request, params) => {
  await testWebhook(await gateWebhook(request, params, 'member'), { now: new Date() })
  return {}
})
