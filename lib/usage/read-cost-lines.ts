import { listProjects } from '@/lib/accounts/list-projects'
import { formatId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'
import { listKeys } from '@/lib/keys/list-keys'
import type { Range } from '@/lib/time/range'
import { costLinesOf } from '@/lib/usage/cost-lines-of'
import { parseFilter } from '@/lib/usage/parse-filter'
import { costByPrice, type PricedRow } from '@/lib/usage/queries/cost-by-price'
import { resolveUsageQuery } from '@/lib/usage/resolve-usage-query'
import { type CostLines, type CostPart, type CostQuery, type CostSplit, NO_ID } from '@/lib/usage/schema'

/** So many rates, times what they are split by, are as many as anyone looks through. */
const MOST_ROWS = 5_000

type Named = { id: string; label: string }

function total(texts: readonly string[]): string {
  return texts.reduce((sum, text) => sum + BigInt(text), 0n).toString()
}

function partOf({ id, label }: Named, rows: readonly PricedRow[]): CostPart {
  const priced = rows.filter((row) => row.priceId !== 0n).map(costLinesOf)
  return {
    id,
    label,
    costPicos: total(rows.map((row) => row.costPicos)),
    lines: priced.flatMap(({ lines }) => lines),
    rounding: priced.flatMap(({ rounding }) => rounding),
    uncharged: rows
      .filter((row) => row.unpriced !== '0' || row.unmetered !== '0')
      .map(({ model, kind, unpriced, unmetered }) => ({ model, kind, unpriced, unmetered })),
  }
}

/** What the ids of a split are called; names that are themselves need no book. */
async function labelsOf(accountId: bigint, split: CostSplit): Promise<Map<string, string>> {
  if (split === 'project') {
    const projects = await listProjects(accountId)
    return new Map(projects.map(({ projectId, name }) => [formatId('prj', projectId), name]))
  }
  if (split !== 'key') return new Map()
  return new Map((await listKeys(accountId)).map(({ keyId, name }) => [keyId, name]))
}

const outwardId = (prefix: 'prj' | 'key', id: bigint | null) => (id ? formatId(prefix, id) : NO_ID)

function idOf(row: PricedRow, split: CostSplit, buckets: readonly Range[]): string {
  switch (split) {
    case 'model':
    case 'kind':
      return row[split]
    case 'project':
      return outwardId('prj', row.projectId)
    case 'key':
      return outwardId('key', row.keyId)
    case 'day':
      return buckets[row.bucket - 1]?.startAt.toISOString() ?? ''
  }
}

/** The parts in the order in which they are told: days as they came, all else by what it cost. */
function ordered(parts: CostPart[], split: CostSplit): CostPart[] {
  if (split === 'day') return parts.sort((a, b) => (a.id < b.id ? -1 : 1))
  const [cost, before] = [
    (part: CostPart) => BigInt(part.costPicos),
    (a: CostPart, b: CostPart) => a.id < b.id,
  ]
  return parts.sort((a, b) => (cost(a) === cost(b) ? (before(a, b) ? -1 : 1) : cost(a) < cost(b) ? 1 : -1))
}

/**
 * What a view's range cost, by model, project, key, kind or day, and in each by price and meter; the total is
 * the cost that `readUsage` gives for the view.
 * @throws AppError invalid_request, for too many lines as well
 */
export async function readCostLines(
  accountId: bigint,
  query: CostQuery,
  { now }: { now: Date },
): Promise<CostLines> {
  const { split, zone } = query
  const { range, buckets: days } = resolveUsageQuery({ ...query, by: 'day' }, now)
  const buckets = split === 'day' ? days : [range]
  const also = split === 'project' ? ['project_id' as const] : split === 'key' ? ['key_id' as const] : []
  const asked = { accountId, buckets, also, filter: parseFilter(query), atMost: MOST_ROWS + 1 }
  const [rows, labels] = await Promise.all([costByPrice(asked), labelsOf(accountId, split)])
  if (rows.length > MOST_ROWS) {
    const message = 'These are too many lines to look through: choose a shorter range, or a filter.'
    throw new AppError('invalid_request', message, { param: 'split' })
  }
  const groups = new Map<string, PricedRow[]>()
  for (const row of rows) {
    const id = idOf(row, split, buckets)
    groups.set(id, [...(groups.get(id) ?? []), row])
  }
  const label = (id: string) => labels.get(id) ?? (id === NO_ID ? `(no ${split})` : id)
  return {
    startAt: range.startAt.toISOString(),
    endAt: range.endAt.toISOString(),
    completeTo: now.toISOString(),
    zone,
    split,
    parts: ordered(
      [...groups].map(([id, own]) => partOf({ id, label: label(id) }, own)),
      split,
    ),
    unpriced: total(rows.map((row) => row.unpriced)),
    unmetered: total(rows.map((row) => row.unmetered)),
    costPicos: total(rows.map((row) => row.costPicos)),
  }
}
