import { answerMeter } from '@/lib/gateway/answer-meter'
import { askUpstream } from '@/lib/gateway/ask-upstream'
import { relayAnswer } from '@/lib/gateway/relay-answer'
import { requireCaller } from '@/lib/gateway/require-caller'
import type { NodeEndpoint } from '@/lib/http/node-handler'
import { requireMethod } from '@/lib/http/require-method'

/** `GET /v1/models`: the upstream's list, for any key that may ask it. */
export const modelsEndpoint: NodeEndpoint = async (request, response) => {
  requireMethod(request, 'GET')
  await requireCaller(request, { now: new Date() })
  const leaving = new AbortController()
  response.once('close', () => leaving.abort())
  const answer = await askUpstream({
    method: 'GET',
    path: '/models',
    headers: {},
    body: null,
    signal: leaving.signal,
  })
  await relayAnswer(answer, response, answerMeter({ reads: false }), {
    onFirst: () => undefined,
    note: () => undefined,
  })
  return undefined
}
