import { auditLine } from '@/lib/audit/audit-line'
import { nameActors } from '@/lib/auth/name-actors'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import type { ModelBook, RateTimeline, TimelineRate } from '@/lib/pricing/book-schema'
import { isInUse } from '@/lib/pricing/is-in-use'
import { aliasRows, changeRowsOf, modelRows, priceRowsOf } from '@/lib/pricing/queries/book-views'
import { rateOfRow } from '@/lib/pricing/queries/rate-columns'
import { rateFigures } from '@/lib/pricing/rate-figures'
import { KINDS } from '@/lib/pricing/schema'

/** So many accounts' own rates are shown with a model. */
const MAX_ACCOUNTS = 100

type PriceRow = Awaited<ReturnType<typeof priceRowsOf>>['rows'][number]
type Told = { now: Date; nameOf: (actor: string) => string }

function timelineOf(rows: readonly PriceRow[], { now, nameOf }: Told): TimelineRate[] {
  return rows.map((row, index) => {
    const endsAt = rows[index + 1]?.startsAt ?? null
    const hasBegun = row.startsAt <= now
    return {
      priceId: formatId('prc', row.priceId),
      startsAt: row.startsAt.toISOString(),
      endsAt: endsAt?.toISOString() ?? null,
      state: hasBegun ? (endsAt && endsAt <= now ? 'past' : 'present') : 'future',
      mayWithdraw: !isInUse(row.startsAt, now),
      rate: rateFigures(rateOfRow(row)),
      createdBy: nameOf(row.createdBy),
      createdAt: row.createdAt.toISOString(),
    }
  })
}

/**
 * One model's rates by kind, in the past, now and to come, with who entered them; its names; and what was
 * changed. @throws AppError model_not_found
 */
export async function getModel(model: string, { now }: { now: Date }): Promise<ModelBook> {
  const found = (await modelRows()).find(({ name }) => name === model)
  if (!found) throw new AppError('model_not_found', 'There is no such model in the price book.')
  const [{ rows, names, moreAccounts }, aliases, changes] = await Promise.all([
    priceRowsOf(model, MAX_ACCOUNTS),
    aliasRows(model),
    changeRowsOf(model),
  ])
  const actors = [...rows.map(({ createdBy }) => createdBy), ...changes.map(({ actor }) => actor)]
  const told = { now, nameOf: await nameActors(actors) }
  const nameOfAccount = new Map(names.map(({ accountId, name }) => [accountId, name]))
  const accounts = [0n, ...nameOfAccount.keys()]
  const timelines: RateTimeline[] = accounts.flatMap((accountId) =>
    KINDS.flatMap((kind) => {
      const own = rows.filter((row) => row.accountId === accountId && row.kind === kind)
      if (own.length === 0 && !(accountId === 0n && kind === found.kind)) return []
      const name = nameOfAccount.get(accountId)
      const account = name === undefined ? null : { account: formatId('acc', accountId), name }
      return { kind, account, rates: timelineOf(own, told) }
    }),
  )
  return {
    model,
    aliases: aliases.map((alias) => ({ ...alias, createdAt: alias.createdAt.toISOString() })),
    timelines,
    moreAccounts,
    changes: changes.map((change) => auditLine(change, told.nameOf)),
  }
}
