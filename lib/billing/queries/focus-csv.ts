import 'server-only'
import { FILTERED, usedInDay } from '@/lib/billing/queries/billing-csv'
import { ENTRY_CHARGES, FOCUS_SELECT, LIST_RATE } from '@/lib/billing/queries/focus-columns'

const NO_USAGE = `null::bigint as project_id, null::text as project, null::bigint as key_id,
    null::text as key_name, null::text as model, null::kind as kind, null::text as meter,
    null::bigint as price_id, null::numeric as quantity, null::bigint as rate_picos`

function focusOf(charges: string): string {
  return `
select ${FOCUS_SELECT}
from (
  select c.*, coalesce(list.picos, c.rate_picos) as list_rate_picos from (${charges}
  ) c ${LIST_RATE}
) charges
order by place, place_in_it, project collate "C", key_name collate "C", model collate "C", kind, price_id,
  meter`
}

/**
 * A statement as FOCUS: its lines, and the money that came in or went in its month. What is invoiced by it
 * has its number; the sum of that is its total. Values: account, statement.
 */
export const FOCUS_STATEMENT_SQL = focusOf(`
    select 1 as place, l.line as place_in_it, s.account_name, s.period,
      l.usage_period::timestamp at time zone 'UTC' as start_at,
      (l.usage_period + interval '1 month') at time zone 'UTC' as end_at,
      case l.meter when 'rounding' then 'rounding' else 'usage' end as what,
      case when l.usage_period < s.period then to_char(l.usage_period, 'YYYY-MM') end as corrects,
      s.number as invoice, l.project_id, l.project_name as project, null::bigint as key_id,
      null::text as key_name, l.model, l.kind, l.meter, l.price_id, l.quantity, l.rate_picos, l.amount_picos
    from statement_lines l
    join statements s on s.account_id = l.account_id and s.statement_id = l.statement_id
    where l.account_id = $1::bigint and l.statement_id = $2::bigint
    union all
    select 2, e.number, s.account_name, e.period, e.start_at, e.end_at, e.what, null, null,
      ${NO_USAGE}, e.amount_picos
    from (${ENTRY_CHARGES}
    ) e
    join statements s on s.account_id = $1::bigint and s.statement_id = $2::bigint and s.period = e.period`)

const PRICED = `project_id, key_id, model, kind, price_id, prompt_tokens, cached_tokens, completion_tokens,
        image_steps, characters, cost_picos`

/** An image's amount, half to even; tokens and characters are whole picos. */
const AMOUNT = `case when meter = 'image steps'
          then div(rate * quantity, 26214400) + case
            when mod(rate * quantity, 26214400) * 2 > 26214400 then 1
            when mod(rate * quantity, 26214400) * 2 = 26214400 then mod(div(rate * quantity, 26214400), 2)
            else 0 end
          else rate * quantity end`

/**
 * Usage by its date as FOCUS: a row a local day, project, key, model, kind, price and meter, at present
 * ratings, and money in or out by the day of its entry where no filter is set. Each day is a part of its
 * own, as in the plain CSV; one that lies in two months of UTC is told by month. Values: as there.
 */
export const FOCUS_DAYS_SQL = focusOf(`
    select day.place, line.* from unnest($2::timestamptz[], $3::timestamptz[]) with ordinality
      as day (start_at, end_at, place)
    cross join lateral (
      with used as (
        select date_trunc('month', at at time zone 'UTC')::date as period, project_id, key_id, model, kind,
          price_id, sum(prompt_tokens - cached_tokens) as prompt, sum(cached_tokens) as cached,
          sum(completion_tokens) as completion, sum(image_steps) as steps, sum(characters) as characters,
          sum(cost_picos) as cost
        from (${usedInDay((time) => `${time} as at, ${PRICED}`)}
        ) used
        where price_id <> 0 and ${FILTERED}
        group by 1, 2, 3, 4, 5, 6
      ), metered as (
        select u.*, m.meter, m.quantity, m.rate from used u join prices p on p.price_id = u.price_id
        cross join lateral (values
          ('prompt tokens', 'text', prompt, input_rate_picos),
          ('cached tokens', 'text', cached, coalesce(cached_input_rate_picos, input_rate_picos)),
          ('completion tokens', 'text', completion, output_rate_picos),
          ('image steps', 'image', steps, image_rate_picos),
          ('characters', 'audio', characters, character_rate_picos)
        ) m (meter, of_kind, quantity, rate)
        where m.of_kind = u.kind::text and m.quantity <> 0 and m.rate is not null
      ), amounts as (
        select period, project_id, key_id, model, kind, price_id, meter, quantity, rate,
          ${AMOUNT} as amount from metered
        union all
        select u.period, u.project_id, u.key_id, u.model, u.kind, u.price_id, 'rounding', null, null,
          u.cost - coalesce((
            select sum(${AMOUNT}) from metered m
            where (m.period, m.project_id, m.key_id, m.model, m.kind, m.price_id)
              = (u.period, u.project_id, u.key_id, u.model, u.kind, u.price_id)
          ), 0)
        from used u
      )
      select 1 as place_in_it, a.name as account_name, l.period,
        greatest(day.start_at, l.period::timestamp at time zone 'UTC') as start_at,
        least(day.end_at, (l.period + interval '1 month') at time zone 'UTC') as end_at,
        case l.meter when 'rounding' then 'rounding' else 'usage' end as what, null::text as corrects,
        null::text as invoice, l.project_id, p.name as project, nullif(l.key_id, 0) as key_id,
        k.name as key_name, l.model, l.kind, l.meter, l.price_id, l.quantity::numeric, l.rate as rate_picos,
        l.amount::numeric as amount_picos
      from amounts l join accounts a on a.account_id = $1::bigint
      left join projects p on p.account_id = $1::bigint and p.project_id = l.project_id
      left join keys k on k.account_id = $1::bigint and k.key_id = l.key_id
      where l.meter <> 'rounding' or l.amount <> 0
      union all
      select 1 + e.number, a.name, e.period, e.start_at, e.end_at, e.what, null, null, ${NO_USAGE},
        e.amount_picos
      from (${ENTRY_CHARGES} and e.created_at >= day.start_at and e.created_at < day.end_at
        and coalesce($5::text, $6::text, $7::text, $8::text) is null
      ) e join accounts a on a.account_id = $1::bigint
    ) line`)
