import { formatId } from '@/lib/db/id'
import type { Range } from '@/lib/time/range'
import { type GroupColumn, type GroupRow, usageByGroup } from '@/lib/usage/queries/usage-by-group'
import { refuseTooMany } from '@/lib/usage/refuse-too-many'
import { MOST_RESULTS, REPORT_KINDS, type Report, type ReportQuery } from '@/lib/usage/report-schema'

type UsageReport = Exclude<Report, 'costs'>

const COLUMNS: Record<string, GroupColumn> = {
  project_id: 'project_id',
  api_key_id: 'key_id',
  model: 'model',
}

/** Usage that had no key or project keeps null, as a group too. */
const outward = (prefix: 'key' | 'prj', id: bigint | null) => (id ? formatId(prefix, id) : null)

function resultOf(report: UsageReport, row: GroupRow, { groupBy }: ReportQuery): object {
  const object = `organization.usage.${report}.result`
  const group = {
    num_model_requests: row.requests,
    project_id: outward('prj', row.projectId),
    user_id: null,
    api_key_id: outward('key', row.keyId),
    model: row.model,
  }
  if (report === 'images') return { object, images: row.images, ...group }
  if (report === 'audio_speeches') return { object, characters: row.characters, ...group }
  return {
    object,
    input_tokens: row.promptTokens,
    output_tokens: row.completionTokens,
    input_cached_tokens: row.cachedTokens,
    ...group,
    batch: groupBy.includes('batch') ? false : null,
  }
}

/**
 * The results of a report's buckets, in the order of buckets.
 * @throws AppError invalid_request when there are too many
 */
export async function readUsageReport(
  accountId: bigint,
  report: UsageReport,
  { query, buckets }: { query: ReportQuery; buckets: readonly Range[] },
): Promise<{ bucket: number; result: object }[]> {
  const kind = REPORT_KINDS[report]
  if (kind === null || query.isOfBatches) return []
  const rows = await usageByGroup({
    accountId,
    buckets,
    groupedBy: query.groupBy.flatMap((field) => COLUMNS[field] ?? []),
    filter: { ...query.filter, kinds: [kind] },
    atMost: MOST_RESULTS + 1,
  })
  refuseTooMany(rows)
  return rows.map((row) => ({ bucket: row.bucket, result: resultOf(report, row, query) }))
}
