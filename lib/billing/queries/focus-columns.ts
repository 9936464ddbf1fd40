import 'server-only'
import { idText, noFormula, usdText } from '@/lib/billing/queries/csv-text'

/**
 * The columns of a FOCUS 1.4 file, made of charges. A charge has: account_name, period (a billing month),
 * start_at, end_at, what (usage, rounding, deposit, promo, refund or adjustment), corrects (the month that it
 * corrects, or null), invoice, project_id, project, key_id, key_name, model, kind, meter, price_id, quantity
 * and rate_picos (of the meter), list_rate_picos, amount_picos (what is billed). Money is exact.
 */
const IMAGES = '0.00000003814697265625'
const METERED = `meter <> 'rounding'`
const WHAT_IS_METERED = `case meter when 'prompt tokens' then 'Input tokens'
    when 'cached tokens' then 'Cached input tokens' when 'completion tokens' then 'Output tokens'
    when 'image steps' then 'Images' when 'characters' then 'Characters' end`
/** Prices are for a million tokens or characters, and for an image of the base size, 1024 x 1024 x 25. */
const PRICED_QUANTITY = `case when meter = 'image steps' then trim_scale(quantity * ${IMAGES})
    else trim_scale(quantity * 0.000001) end`
const IS_USAGE = `what = 'usage'`
const IS_DEPOSIT = `what = 'deposit'`
const usage = (value: string) => `case when ${IS_USAGE} then ${value} end`
const unitPrice = (rate: string) =>
  `case when ${IS_DEPOSIT} then 1 when ${IS_USAGE} then ${usdText(
    `${rate} * case when meter = 'image steps' then 1 else 1000000 end`,
  )} end`
const cost = (rate: string) =>
  `case when ${IS_USAGE} then trim_scale(${unitPrice(rate)} * ${PRICED_QUANTITY}) else ${usdText(
    'amount_picos',
  )} end`
const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
const SKU = `case when ${IS_DEPOSIT} then 'deposit'
    when ${IS_USAGE} then ${noFormula(`(model || '/' || replace(meter, ' ', '-'))`)} end`

const COLUMNS: [name: string, value: string][] = [
  ['BilledCost', usdText('amount_picos')],
  ['BillingAccountId', idText('acc', '$1::bigint')],
  ['BillingAccountName', noFormula('account_name')],
  ['BillingCurrency', `'USD'`],
  ['BillingPeriodEnd', instant(`((period + interval '1 month') at time zone 'UTC')`)],
  ['BillingPeriodStart', instant(`(period::timestamp at time zone 'UTC')`)],
  [
    'ChargeCategory',
    `case what when 'usage' then 'Usage' when 'promo' then 'Credit'
      when 'deposit' then 'Purchase' when 'refund' then 'Purchase' else 'Adjustment' end`,
  ],
  ['ChargeClass', `case when corrects is not null or what = 'refund' then 'Correction' end`],
  [
    'ChargeDescription',
    `case what when 'usage' then ${WHAT_IS_METERED} || ' of ' || model
      when 'rounding' then 'Rounding of single requests of ' || model when 'promo' then 'Promotional credit'
      when 'deposit' then 'Deposit' when 'refund' then 'Refund or dispute of a deposit' else 'Adjustment' end
      || case when corrects is null then '' else ', correction of ' || corrects end`,
  ],
  ['ChargePeriodEnd', instant('end_at')],
  ['ChargePeriodStart', instant('start_at')],
  ['ContractedCost', cost('rate_picos')],
  ['EffectiveCost', `case when what in ('deposit', 'refund') then 0 else ${usdText('amount_picos')} end`],
  ['HostProviderName', `'Inferometer'`],
  ['InvoiceIssuerName', `'Inferometer'`],
  ['ListCost', cost('list_rate_picos')],
  [
    'PricingQuantity',
    `case when ${IS_DEPOSIT} then ${usdText('amount_picos')} else ${usage(PRICED_QUANTITY)} end`,
  ],
  [
    'PricingUnit',
    `case when ${IS_DEPOSIT} then 'Dollars' when ${IS_USAGE} then case kind when 'image' then 'Images'
      when 'audio' then '1000000 Characters' else '1000000 Tokens' end end`,
  ],
  ['ServiceCategory', `'AI and Machine Learning'`],
  ['ServiceName', `'Inference API'`],
  ['ServiceProviderName', `'Inferometer'`],
  ['ChargeFrequency', `case when what in ('usage', 'rounding') then 'Usage-Based' else 'One-Time' end`],
  ['ConsumedQuantity', usage(`case when meter = 'image steps' then ${PRICED_QUANTITY} else quantity end`)],
  [
    'ConsumedUnit',
    usage(`case kind when 'image' then 'Images' when 'audio' then 'Characters' else 'Tokens' end`),
  ],
  ['ContractedUnitPrice', unitPrice('rate_picos')],
  ['InvoiceId', 'invoice'],
  ['ListUnitPrice', unitPrice('list_rate_picos')],
  ['PricingCategory', `case when what in ('usage', 'deposit') then 'Standard' end`],
  ['ServiceSubcategory', `'Generative AI'`],
  ['SkuId', SKU],
  ['SkuMeter', `case when ${IS_DEPOSIT} then 'Deposits' when ${METERED} then ${WHAT_IS_METERED} end`],
  ['SkuPriceId', SKU],
  ['SubAccountId', `case when project_id is not null then ${idText('prj', 'project_id')} end`],
  ['SubAccountName', noFormula('project')],
  [
    'Tags',
    `nullif(jsonb_strip_nulls(jsonb_build_object('inferometer/project', project,
      'inferometer/key', key_name))::text, '{}')`,
  ],
  ['x_ModelName', noFormula('model')],
  ['x_Kind', 'kind'],
  ['x_KeyId', `case when key_id is not null then ${idText('key', 'key_id')} end`],
  ['x_KeyName', noFormula('key_name')],
  ['x_PriceId', `case when price_id is not null then ${idText('prc', 'price_id')} end`],
  ['x_Corrects', 'corrects'],
]

export const FOCUS_SELECT = COLUMNS.map(([name, value]) => `${value} as "${name}"`).join(',\n  ')

/** The list rate of a charge's meter when the charge began, or its own when the model had none then. */
export const LIST_RATE = `
left join lateral (
  select case c.meter when 'prompt tokens' then input_rate_picos
    when 'cached tokens' then coalesce(cached_input_rate_picos, input_rate_picos)
    when 'completion tokens' then output_rate_picos when 'image steps' then image_rate_picos
    when 'characters' then character_rate_picos end as picos
  from prices p
  where p.account_id = 0 and p.model = c.model and p.kind = c.kind and p.starts_at < c.end_at
    and exists (select from prices own where own.price_id = c.price_id and own.account_id <> 0)
  order by p.starts_at desc limit 1
) list on true`

/** What an entry of the ledger is to a FOCUS file; charges and re-rates are told by usage instead. */
export const ENTRY_CHARGES = `
  select e.period, date_trunc('day', e.created_at, 'UTC') as start_at,
    date_trunc('day', e.created_at, 'UTC') + interval '1 day' as end_at,
    case e.kind when 'deposit' then 'deposit' when 'promo' then 'promo'
      when 'adjustment' then 'adjustment' else 'refund' end as what,
    (e.promo_picos + e.paid_picos) * case when e.kind in ('promo', 'adjustment') then -1 else 1 end
      as amount_picos, e.number
  from ledger_entries e
  where e.account_id = $1::bigint and e.kind not in ('charge', 'rerate')`
