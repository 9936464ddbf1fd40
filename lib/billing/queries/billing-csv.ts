import 'server-only'
import type { ExportDays } from '@/lib/billing/export-days'
import type { Range } from '@/lib/time/range'
import type { Kind } from '@/lib/usage/schema'

/** What is left out has no filter. `keyIds` may hold 0n: usage without a key. */
export type ExportFilters = {
  models?: string[] | undefined
  projectIds?: bigint[] | undefined
  keyIds?: bigint[] | undefined
  kinds?: Kind[] | undefined
}

/** A text cell that a spreadsheet would run as a formula gets an apostrophe in front. */
const FORMULA = `'^[=+@\\t\\r-]', '''\\&'`
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE62_POWERS = Array.from({ length: 11 }, (_, place) => 62n ** BigInt(place))

const SUMS =
  'requests, prompt_tokens, cached_tokens, completion_tokens, images, characters, unpriced, cost_picos'

/**
 * The lines of the plain billing CSV, a line a local day, project, key, model and kind: hour rows where an
 * hour is of one day, minute rows where a midnight cuts it, and what is not folded yet. Picos times 1e-12 is
 * exact in NUMERIC, which never writes an exponent.
 */
export const BILLING_CSV_SQL = `
with used as (
  select hour as at, project_id, key_id, model, kind, status, ${SUMS}
  from usage_hours
  where account_id = $1::bigint and hour >= $2::timestamptz and hour < $3::timestamptz
    and hour <> all ($6::timestamptz[])
  union all
  select minute, project_id, key_id, model, kind, status, ${SUMS}
  from unnest($6::timestamptz[]) as cut (hour)
  join usage_minutes on account_id = $1::bigint
    and minute >= greatest(cut.hour, $2::timestamptz)
    and minute < least(cut.hour + interval '1 hour', $3::timestamptz)
  union all
  select minute, project_id, key_id, model, kind, status, ${SUMS}
  from deltas
  where account_id = $1::bigint and minute >= $2::timestamptz and minute < $3::timestamptz
), lines as (
  select width_bucket(at, $4::timestamptz[]) as day, project_id, key_id, model, kind::text as kind,
    sum(requests) as requests, coalesce(sum(requests) filter (where status >= 400), 0) as errors,
    sum(prompt_tokens) as prompt_tokens, sum(cached_tokens) as cached_tokens,
    sum(completion_tokens) as completion_tokens, sum(images) as images, sum(characters) as characters,
    sum(unpriced) as unpriced, sum(cost_picos) as cost_picos
  from used
  where ($7::jsonb is null or $7::jsonb ? model)
    and ($8::bigint[] is null or project_id = any ($8::bigint[]))
    and ($9::bigint[] is null or key_id = any ($9::bigint[]))
    and ($10::text[] is null or kind::text = any ($10::text[]))
  group by 1, 2, 3, 4, 5
), named_keys as (
  select key_id, regexp_replace(name, ${FORMULA}) as name,
    'key_' || (
      select string_agg(substr('${BASE62}', ((k.key_id / power) % 62)::int + 1, 1), '' order by power desc)
      from unnest('{${BASE62_POWERS.join()}}'::bigint[]) as place (power)
    ) as id
  from keys k where account_id = $1::bigint
), cells as (
  select ($5::text[])[day] as date, regexp_replace(p.name, ${FORMULA}) as project, k.id as key_id,
    k.name as key_name, regexp_replace(model, ${FORMULA}) as model, kind, requests, errors, prompt_tokens,
    cached_tokens, completion_tokens, images, characters, unpriced as unpriced_requests,
    trim_scale(cost_picos * 0.000000000001) as amount_usd, null::text as corrects
  from lines
  left join projects p on p.account_id = $1::bigint and p.project_id = lines.project_id
  left join named_keys k on k.key_id = lines.key_id
)
select * from cells
order by date, project collate "C" nulls first, key_id collate "C" nulls first, model collate "C", kind`

function arrayText(items: { toString(): string }[] | undefined): string | null {
  return items ? `{${items.join()}}` : null
}

function instants(dates: Date[]): string {
  return `{${dates.map((date) => date.toISOString()).join()}}`
}

/** The values of BILLING_CSV_SQL, all as text. */
export function billingCsvValues(accountId: bigint, range: Range, days: ExportDays, filters: ExportFilters) {
  return [
    accountId.toString(),
    range.startAt.toISOString(),
    range.endAt.toISOString(),
    instants(days.starts),
    arrayText(days.days),
    instants(days.cutHours),
    filters.models ? JSON.stringify(filters.models) : null,
    arrayText(filters.projectIds),
    arrayText(filters.keyIds),
    arrayText(filters.kinds),
  ]
}
