import 'server-only'
import type { ExportDay } from '@/lib/billing/export-days'
import { arrayText, idText, noFormula, usdText } from '@/lib/billing/queries/csv-text'
import type { Kind } from '@/lib/usage/schema'

/** What is left out has no filter. `keyIds` may hold 0n: usage without a key. */
export type ExportFilters = {
  models?: string[] | undefined
  projectIds?: bigint[] | undefined
  keyIds?: bigint[] | undefined
  kinds?: Kind[] | undefined
}

/** What is left of the rows of `used`, by the filters ($5 to $8). */
export const FILTERED = `($5::jsonb is null or $5::jsonb ? model)
    and ($6::bigint[] is null or project_id = any ($6::bigint[]))
    and ($7::bigint[] is null or key_id = any ($7::bigint[]))
    and ($8::text[] is null or kind::text = any ($8::text[]))`

/**
 * The usage of one day: its whole hours, the minutes at its edges where a midnight cuts an hour, what is not
 * folded. `columns` says what is read, of the column that holds a row's time.
 */
export function usedInDay(columns: (time: string) => string): string {
  return `
    select ${columns('hour')} from usage_hours
    where account_id = $1::bigint and hour >= day.start_at and hour <= day.end_at - interval '1 hour'
    union all
    select ${columns('minute')} from usage_minutes
    where account_id = $1::bigint and minute >= day.start_at
      and minute < date_trunc('hour', day.start_at + interval '59 minutes 59 seconds', 'UTC')
    union all
    select ${columns('minute')} from usage_minutes
    where account_id = $1::bigint and minute >= date_trunc('hour', day.end_at, 'UTC') and minute < day.end_at
    union all
    select ${columns('minute')} from deltas
    where account_id = $1::bigint and minute >= day.start_at and minute < day.end_at`
}

const COLUMNS = `project_id, key_id, model, kind, status, requests, prompt_tokens, cached_tokens,
      completion_tokens, images, characters, unpriced, cost_picos`

/**
 * The lines of the plain billing CSV: one a local day, project, key, model and kind. Each day is summed and
 * sorted by itself, so that the first lines leave at once and the server never sorts a whole export. Picos
 * times 1e-12 is exact in NUMERIC, which never writes an exponent.
 */
export const BILLING_CSV_SQL = `
with named_projects as materialized (
  select project_id, ${noFormula('name')} as name from projects where account_id = $1::bigint
), named_keys as materialized (
  select key_id, ${noFormula('name')} as name,
    ${idText('key', 'k.key_id')} as id
  from keys k where account_id = $1::bigint
)
select day.date, p.name as project, k.id as key_id, k.name as key_name, ${noFormula('model')} as model, kind,
  requests, errors, prompt_tokens, cached_tokens, completion_tokens, images, characters,
  unpriced as unpriced_requests, ${usdText('cost_picos')} as amount_usd, null::text as corrects
from unnest($2::timestamptz[], $3::timestamptz[], $4::text[]) with ordinality
  as day (start_at, end_at, date, place)
cross join lateral (
  select project_id, key_id, model, kind::text as kind, sum(requests) as requests,
    coalesce(sum(requests) filter (where status >= 400), 0) as errors, sum(prompt_tokens) as prompt_tokens,
    sum(cached_tokens) as cached_tokens, sum(completion_tokens) as completion_tokens, sum(images) as images,
    sum(characters) as characters, sum(unpriced) as unpriced, sum(cost_picos) as cost_picos
  from (${usedInDay(() => COLUMNS)}
  ) used
  where ${FILTERED}
  group by project_id, key_id, model, kind
) lines
left join named_projects p on p.project_id = lines.project_id
left join named_keys k on k.key_id = lines.key_id
order by place, p.name collate "C" nulls first, k.id collate "C" nulls first, lines.model collate "C", kind`

/** The values of BILLING_CSV_SQL, all as text. */
export function billingCsvValues(accountId: bigint, days: ExportDay[], filters: ExportFilters) {
  return [
    accountId.toString(),
    arrayText(days.map((day) => day.startAt.toISOString())),
    arrayText(days.map((day) => day.endAt.toISOString())),
    arrayText(days.map((day) => day.date)),
    filters.models ? JSON.stringify(filters.models) : null,
    arrayText(filters.projectIds),
    arrayText(filters.keyIds),
    arrayText(filters.kinds),
  ]
}
