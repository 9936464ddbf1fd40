import { formatId, parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import type { PriceBook } from '@/lib/pricing/build-price-book'
import { ratedAccounts } from '@/lib/rating/queries/rated-accounts'
import { reach } from '@/lib/rating/reach'
import { type RerateScope, rerateScopeSchema } from '@/lib/rating/schema'
import { MINUTE_MS, type Range } from '@/lib/time/range'

/** A scope with its ids and models as they are inside; both empty for all, the range on whole minutes. */
export type Scope = { accountIds: bigint[]; models: string[]; range: Range }

function rangeOf(from: string, to: string, now: Date): Range {
  const minute = (at: string) => Math.floor(Date.parse(at) / MINUTE_MS) * MINUTE_MS
  const startMs = Math.max(minute(from), reach(now).getTime())
  const endMs = Math.min(minute(to), minute(now.toISOString()) + MINUTE_MS)
  if (minute(to) <= minute(from)) {
    throw new AppError('invalid_request', 'The range ends before it begins.', { param: 'to' })
  }
  if (endMs <= startMs) {
    const since = reach(now).toISOString().slice(0, 10)
    const kept = `requests are kept since ${since}, of earlier ones only sums`
    throw new AppError('invalid_request', `Nothing of that range can be rated again: ${kept}.`, {
      param: 'to',
    })
  }
  return { startAt: new Date(startMs), endAt: new Date(endMs) }
}

/**
 * Reads what is asked to be rated again: ids, models by their own names, and the part of the range of which
 * events are kept.
 * @throws AppError not_found for an unknown account, model_not_found, invalid_request for an empty range
 */
export async function resolveScope(given: RerateScope, book: PriceBook, now: Date): Promise<Scope> {
  const { accounts, models, from, to } = rerateScopeSchema.parse(given)
  const accountIds = accounts.map((text) => {
    const accountId = parseId('acc', text)
    if (accountId === null) throw new AppError('not_found', `There is no account ${text}.`)
    return accountId
  })
  if (accountIds.length > 0) {
    const known = new Set((await ratedAccounts(accountIds)).map((account) => account.accountId))
    const unknown = accountIds.find((accountId) => !known.has(accountId))
    if (unknown !== undefined) {
      throw new AppError('not_found', `There is no account ${formatId('acc', unknown)}.`)
    }
  }
  const canonical = models.map((name) => {
    const model = book.canonicalModel(name)
    if (model === null) throw new AppError('model_not_found', `The price book has no model ${name}.`)
    return model
  })
  return {
    accountIds: [...new Set(accountIds)].sort((a, b) => (a < b ? -1 : 1)),
    models: [...new Set(canonical)].sort(),
    range: rangeOf(from, to, now),
  }
}
