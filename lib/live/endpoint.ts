import 'server-only'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readSession } from '@/lib/auth/read-session'
import { requireMember } from '@/lib/auth/require-member'
import { requireMethod } from '@/lib/http/require-method'
import { addViewer } from '@/lib/live/hub'

/** `GET /api/live?account=acc_...`: server-sent events of one account, for its members. */
export async function liveEndpoint(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<undefined> {
  requireMethod(request, 'GET')
  const cookies = request.headers.cookie ?? null
  const session = await readSession(cookies)
  const account = url.searchParams.get('account') ?? ''
  const { accountId } = await requireMember(session, account)
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  response.write('retry: 1000\n\n')
  const stillAllowed = async () => {
    await requireMember(await readSession(cookies), account)
  }
  await addViewer(accountId, { response, stillAllowed })
}
