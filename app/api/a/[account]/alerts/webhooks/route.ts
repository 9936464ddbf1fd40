import { createWebhook } from '@/lib/alerts/create-webhook'
import { listWebhooks } from '@/lib/alerts/list-webhooks'
import { type MadeWebhook, newWebhookBodySchema } from '@/lib/alerts/schema'
import { requireMember } from '@/lib/auth/require-member'
import { requireSession } from '@/lib/auth/require-session'
import { formatId } from '@/lib/db/id'
import { readJson } from '@/lib/http/read-json'
import { route } from '@/lib/http/route'

type Params = { account: string }

export const GET = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId } = await requireMember(session, account)
  return listWebhooks(accountId)
})

export const POST = route<Params>(async (request, { account }) => {
  const session = await requireSession(request.headers.get('cookie'))
  const { accountId, actor } = await requireMember(session, account, 'member')
  const { url } = newWebhookBodySchema.parse(await readJson(request))
  const { webhookId, secret } = await createWebhook({ accountId, url }, { actor, now: new Date() })
  return { webhookId: formatId('whk', webhookId), secret } satisfies MadeWebhook
})
