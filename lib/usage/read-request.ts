import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { imageSteps } from '@/lib/pricing/price-event'
import { costLinesOf } from '@/lib/usage/cost-lines-of'
import {
  type DetailColumns,
  type PriceColumns,
  ratingsByIdentity,
  requestByIdentity,
} from '@/lib/usage/queries/request-by-identity'
import type { RequestDetail, RequestPrice } from '@/lib/usage/request-log-schema'
import { requestRowOf } from '@/lib/usage/request-row-of'

const IDENTITY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function priceOf(row: PriceColumns): RequestPrice | null {
  if (row.priceStartsAt === null) return null
  const text = (rate: bigint | null) => rate?.toString() ?? null
  return {
    priceId: formatId('prc', row.priceId),
    startsAt: row.priceStartsAt,
    isOwn: row.priceAccountId !== 0n,
    inputRatePicos: text(row.inputRatePicos),
    cachedInputRatePicos: text(row.cachedInputRatePicos),
    outputRatePicos: text(row.outputRatePicos),
    imageRatePicos: text(row.imageRatePicos),
    characterRatePicos: text(row.characterRatePicos),
  }
}

function linesOf(row: DetailColumns) {
  if (row.charge !== 'charged' || row.costPicos === null) return { lines: [], rounding: [] }
  const count = (quantity: number | null) => String(quantity ?? 0)
  return costLinesOf({
    ...row,
    promptTokens: count(row.promptTokens),
    cachedTokens: count(row.cachedTokens),
    completionTokens: count(row.completionTokens),
    imageSteps: imageSteps(row).toString(),
    characters: count(row.characters),
    unpriced: '0',
    unmetered: '0',
    costPicos: row.costPicos,
  })
}

/**
 * One request of an account with everything its receipt says.
 * @throws AppError not_found, for another account's request too
 */
export async function readRequest(accountId: bigint, id: string): Promise<RequestDetail> {
  const row = IDENTITY.test(id) ? await requestByIdentity(accountId, id) : null
  if (!row) throw new AppError('not_found', 'There is no such request.')
  const ratings = await ratingsByIdentity(accountId, id)
  return {
    ...requestRowOf(row),
    project: row.projectName,
    source: row.sourceName,
    recordedAt: row.recordedAt,
    ttftMs: row.ttftMs,
    stream: row.stream,
    reportedCostPicos: row.reportedCostPicos,
    price: priceOf(row),
    ratings: ratings.map((rating) => {
      const { ratedAt, charge, costPicos, reason } = rating
      return { ratedAt, charge, costPicos, reason, price: priceOf(rating) }
    }),
    ...linesOf(row),
  }
}
