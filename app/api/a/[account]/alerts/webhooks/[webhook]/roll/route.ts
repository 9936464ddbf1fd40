import { gateWebhook, type WebhookParams } from '@/app/api/a/[account]/alerts/webhooks/[webhook]/gate-webhook'
import { rollWebhook } from '@/lib/alerts/roll-webhook'
import { type MadeWebhook, rollWebhookBodySchema } from '@/lib/alerts/schema'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

export const POST = route<WebhookParams>(async (request, params) => {
  const { actor, ...webhook } = await gateWebhook(request, params, 'member')
  const { overlapHours } = rollWebhookBodySchema.parse(await readJson(request))
  const { secret } = await rollWebhook({ ...webhook, overlapHours }, { actor, now: new Date() })
  return { webhookId: params.webhook, secret } satisfies MadeWebhook
})
