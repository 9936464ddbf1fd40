import 'server-only'
import { idText, noFormula, usdText } from '@/lib/billing/queries/csv-text'

const quantityOf = (...meters: string[]) =>
  `case when l.meter in (${meters.map((meter) => `'${meter}'`).join(', ')}) then l.quantity end`

/**
 * A statement's own lines in the columns of the plain billing CSV, dated by the first day of the month of
 * use, with what makes an amount behind them: meter, quantity, the unit of the rate, the rate, the price.
 * What a line doesn't say is empty. Values: account, statement.
 */
export const STATEMENT_CSV_SQL = `
select to_char(l.usage_period, 'YYYY-MM-DD') as date, ${noFormula('l.project_name')} as project,
  null::text as key_id, null::text as key_name, ${noFormula('l.model')} as model, l.kind::text as kind,
  null::bigint as requests, null::bigint as errors,
  ${quantityOf('prompt tokens', 'cached tokens')} as prompt_tokens,
  ${quantityOf('cached tokens')} as cached_tokens, ${quantityOf('completion tokens')} as completion_tokens,
  null::bigint as images, ${quantityOf('characters')} as characters, null::bigint as unpriced_requests,
  ${usdText('l.amount_picos')} as amount_usd,
  case when l.usage_period < s.period then to_char(l.usage_period, 'YYYY-MM') end as corrects,
  l.meter, l.quantity, l.unit, ${usdText('l.rate_picos')} as rate_usd,
  ${idText('prc', 'l.price_id')} as price_id
from statement_lines l
join statements s on s.account_id = l.account_id and s.statement_id = l.statement_id
where l.account_id = $1::bigint and l.statement_id = $2::bigint
order by l.line`
