import { formatId } from '@/lib/db/id'
import { ExactNumber } from '@/lib/http/exact-json'
import { formatUsd } from '@/lib/money/picos'
import type { Range } from '@/lib/time/range'
import { costLinesOf } from '@/lib/usage/cost-lines-of'
import { costByPrice, type PricedRow } from '@/lib/usage/queries/cost-by-price'
import { refuseTooMany } from '@/lib/usage/refuse-too-many'
import { MOST_RESULTS, type ReportQuery } from '@/lib/usage/report-schema'
import type { Meter } from '@/lib/usage/schema'

type Cost = {
  bucket: number
  item: string | null
  projectId: bigint | null
  keyId: bigint | null
  picos: bigint
}

const METERS: Record<Meter, string> = {
  'prompt tokens': 'input tokens',
  'cached tokens': 'cached input tokens',
  'completion tokens': 'output tokens',
  'image steps': 'images',
  characters: 'characters',
}

/** A row's cost as line items: one a meter, and one for what single requests' rounding made. */
function byItem(row: PricedRow): { item: string; picos: bigint }[] {
  const { lines, rounding } = costLinesOf(row)
  return [
    ...lines.map((line) => ({
      item: `${line.model}, ${METERS[line.meter]}`,
      picos: BigInt(line.amountPicos),
    })),
    ...rounding.map((line) => ({ item: `${line.model}, rounding`, picos: BigInt(line.amountPicos) })),
  ]
}

function addUp(costs: readonly Cost[]): Cost[] {
  const groups = new Map<string, Cost>()
  for (const cost of costs) {
    const name = [cost.bucket, cost.projectId, cost.keyId, cost.item].join(' ')
    const known = groups.get(name)
    if (known) known.picos += cost.picos
    else groups.set(name, { ...cost })
  }
  return [...groups.values()].sort((a, b) => (a.picos === b.picos ? 0 : a.picos < b.picos ? 1 : -1))
}

function resultOf({ item, projectId, keyId, picos }: Cost): object {
  const usd = formatUsd(picos)
  return {
    object: 'organization.costs.result',
    amount: { value: new ExactNumber(usd), currency: 'usd', x_value_exact: usd },
    line_item: item,
    project_id: projectId ? formatId('prj', projectId) : null,
    api_key_id: keyId ? formatId('key', keyId) : null,
  }
}

/**
 * The results of a cost report's days, the dearest first in each. They add up to the cost that `readUsage`
 * gives for the range.
 * @throws AppError invalid_request when there are too many
 */
export async function readCostReport(
  accountId: bigint,
  { query, buckets }: { query: ReportQuery; buckets: readonly Range[] },
): Promise<{ bucket: number; result: object }[]> {
  const { groupBy, filter } = query
  const also: ('project_id' | 'key_id')[] = []
  if (groupBy.includes('project_id')) also.push('project_id')
  if (groupBy.includes('api_key_id')) also.push('key_id')
  const rows = await costByPrice({ accountId, buckets, also, filter, atMost: MOST_RESULTS + 1 })
  refuseTooMany(rows)
  const isByItem = groupBy.includes('line_item')
  const costs = rows.flatMap((row) => {
    const items = isByItem ? byItem(row) : [{ item: null, picos: BigInt(row.costPicos) }]
    const { bucket, projectId, keyId } = row
    return items.map((each) => ({ bucket, projectId, keyId, ...each }))
  })
  return addUp(costs).map((cost) => ({ bucket: cost.bucket, result: resultOf(cost) }))
}
