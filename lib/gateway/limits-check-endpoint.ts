import { accountDirectory } from '@/lib/accounts/account-directory'
import { AppError } from '@/lib/errors'
import { admitRequest } from '@/lib/gateway/admit-request'
import { type LimitsCheckAnswer, limitsCheckSchema } from '@/lib/gateway/schema'
import { windowAnswers } from '@/lib/gateway/window-answers'
import type { NodeEndpoint } from '@/lib/http/node-handler'
import { parseJson } from '@/lib/http/parse-json'
import { readBody } from '@/lib/http/read-body'
import { requireMethod } from '@/lib/http/require-method'
import { RowRefused } from '@/lib/ingest/formats/row-refused'
import { clientNetwork } from '@/lib/ingest/hash-ip'
import { placeResolver } from '@/lib/ingest/place-resolver'
import type { Place } from '@/lib/ingest/schema'
import { addressName } from '@/lib/limits/address-name'
import type { FoundSource } from '@/lib/sources/find-source-by-secret'
import { requireSource } from '@/lib/sources/require-source'

const MAX_BODY_BYTES = 4096

async function placeOf(source: FoundSource, account: unknown, key: unknown): Promise<Place> {
  const resolve = await placeResolver(source)
  try {
    return resolve(account, key)
  } catch (error) {
    if (error instanceof RowRefused) throw new AppError('not_found', error.message)
    throw error
  }
}

/**
 * `POST /v1/limits/check`, for gateways of others: may this request go on? What may takes its places in the
 * account's windows, as if it had come through here; no event is recorded, that is the gateway's to log.
 */
export const limitsCheckEndpoint: NodeEndpoint = async (request): Promise<LimitsCheckAnswer> => {
  requireMethod(request, 'POST')
  const now = new Date()
  const source = await requireSource(request.headers.authorization)
  const body = limitsCheckSchema.parse(parseJson(await readBody(request, MAX_BODY_BYTES)))
  const { accountId } = await placeOf(source, body.account, body.key)
  const tierId = (await accountDirectory())(accountId)?.tierId
  if (!tierId) throw new AppError('not_found', 'There is no such account for this source.')
  const address = body.ip === undefined ? null : addressName(clientNetwork(body.ip))
  const admission = await admitRequest({ accountId, tierId, model: body.model, address }, { now })
  const { refusedBy, retryAfterMs, isOutOfFunds, asked } = admission
  return {
    allowed: refusedBy === null && !isOutOfFunds,
    reason: refusedBy ? 'rate_limit_exceeded' : isOutOfFunds ? 'insufficient_quota' : null,
    limit: refusedBy,
    retry_after_ms: refusedBy ? Math.ceil(retryAfterMs) : null,
    windows: windowAnswers(asked),
  }
}
