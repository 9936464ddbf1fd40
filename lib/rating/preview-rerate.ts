import { billingPeriod } from '@/lib/billing/billing-period'
import { periodOf } from '@/lib/billing/period-of'
import { formatId } from '@/lib/db/id'
import { env } from '@/lib/env'
import { costOfUsage } from '@/lib/rating/cost-of-usage'
import { ratedAccounts } from '@/lib/rating/queries/rated-accounts'
import { type ChargedUsage, usageByPrice } from '@/lib/rating/queries/usage-by-price'
import { type RatingBook, ratingBook } from '@/lib/rating/rating-book'
import { reach } from '@/lib/rating/reach'
import { resolveScope, type Scope } from '@/lib/rating/resolve-scope'
import type { Effect, ReratePreview, RerateScope } from '@/lib/rating/schema'
import { firstOpenMonth } from '@/lib/time/first-open-month'
import type { Range } from '@/lib/time/range'

type Sum = { events: bigint; before: bigint; after: bigint }
type Change = Sum & { usagePeriod: string }

const nothing = (): Sum => ({ events: 0n, before: 0n, after: 0n })

function addTo<K>(sums: Map<K, Sum>, key: K, { events, before, after }: Sum): void {
  const sum = sums.get(key) ?? nothing()
  sums.set(key, { events: sum.events + events, before: sum.before + before, after: sum.after + after })
}

function effectOf({ events, before, after }: Sum): Effect {
  return { events: String(events), beforePicos: String(before), afterPicos: String(after) }
}

/** Cuts a range wherever a rate or a month begins: within a part, a model has one rate and one month. */
function partsOf({ startAt, endAt }: Range, starts: readonly number[]): Range[] {
  const cuts = new Set([startAt.getTime(), endAt.getTime(), ...starts])
  const [year, month] = [startAt.getUTCFullYear(), startAt.getUTCMonth()]
  for (let ahead = 1; Date.UTC(year, month + ahead) < endAt.getTime(); ahead += 1) {
    cuts.add(Date.UTC(year, month + ahead))
  }
  const sorted = [...cuts].filter((at) => at >= startAt.getTime() && at <= endAt.getTime())
  sorted.sort((a, b) => a - b)
  return sorted.slice(1).map((at, index) => ({ startAt: new Date(sorted[index] ?? at), endAt: new Date(at) }))
}

/** What a sum of usage would cost by its rate; null where it is not of the scope or has that rate already. */
function changeOf(
  accountId: bigint,
  usage: ChargedUsage,
  part: Range,
  { book, models }: { book: RatingBook; models: readonly string[] },
): Change | null {
  const { model, kind, priceId, requests, costPicos } = usage
  const canonical = book.book.canonicalModel(model)
  if (canonical === null || (models.length > 0 && !models.includes(canonical))) return null
  const price = book.book.find({ accountId, model, kind, timeMs: part.startAt.getTime() })
  if (!price || price.priceId === priceId) return null
  const usagePeriod = part.startAt.toISOString().slice(0, 7)
  return { usagePeriod, events: requests, before: costPicos, after: costOfUsage(usage, price.rate) }
}

/** Adds up what a re-rate of a scope would change, from rollups: nothing is written, no event is read. */
export async function previewScope(scope: Scope, book: RatingBook, now: Date): Promise<ReratePreview> {
  const byAccount = new Map<string, Sum>()
  const byModel = new Map<string, Sum>()
  const byMonth = new Map<string, Sum>()
  const openPeriod = periodOf(firstOpenMonth(now, env().STATEMENT_GRACE_HOURS))
  const named = new Map<string, string>()
  const total = new Map<'total', Sum>()
  for (const { accountId, name } of await ratedAccounts(scope.accountIds)) {
    const parts = partsOf(scope.range, book.startsFor(accountId))
    for (const usage of await usageByPrice(accountId, parts)) {
      const part = parts[usage.bucket - 1]
      const change = part && changeOf(accountId, usage, part, { book, models: scope.models })
      if (!change) continue
      const id = formatId('acc', accountId)
      named.set(id, name)
      addTo(byAccount, id, change)
      addTo(byModel, `${usage.kind} ${usage.model}`, change)
      addTo(byMonth, change.usagePeriod, change)
      addTo(total, 'total', change)
    }
  }
  return {
    ...effectOf(total.get('total') ?? nothing()),
    startAt: scope.range.startAt.toISOString(),
    endAt: scope.range.endAt.toISOString(),
    rawSince: reach(now).toISOString(),
    bookVersion: String(book.version),
    accounts: [...byAccount].map(([accountId, sum]) => {
      return { accountId, name: named.get(accountId) ?? accountId, ...effectOf(sum) }
    }),
    models: [...byModel].map(([key, sum]) => {
      const [kind, model = ''] = key.split(' ')
      return { model, kind: kind === 'image' || kind === 'audio' ? kind : 'text', ...effectOf(sum) }
    }),
    months: [...byMonth]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([usagePeriod, { before, after }]) => {
        const billedIn = billingPeriod(usagePeriod, openPeriod)
        return { usagePeriod, billedIn, differencePicos: String(after - before) }
      }),
  }
}

/**
 * Says what rating some usage again would change, by account, model and month, and writes nothing.
 * @throws AppError not_found, model_not_found, invalid_request
 */
export async function previewRerate(scope: RerateScope, { now }: { now: Date }): Promise<ReratePreview> {
  const book = await ratingBook()
  return previewScope(await resolveScope(scope, book.book, now), book, now)
}
