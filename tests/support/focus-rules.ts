/**
 * What the FOCUS 1.4 specification demands of a Cost and Usage file, written from its pages on each column:
 * which columns there are, what each may hold, when it may be empty, and how they hang together. An empty
 * cell is null.
 */
export type FocusRow = Record<string, string>

export const MANDATORY = [
  ...['BilledCost', 'BillingAccountId', 'BillingAccountName', 'BillingCurrency', 'BillingPeriodEnd'],
  ...['BillingPeriodStart', 'ChargeCategory', 'ChargeClass', 'ChargeDescription', 'ChargePeriodEnd'],
  ...['ChargePeriodStart', 'ContractedCost', 'EffectiveCost', 'HostProviderName', 'InvoiceIssuerName'],
  ...['ListCost', 'PricingQuantity', 'PricingUnit', 'ServiceCategory', 'ServiceName', 'ServiceProviderName'],
]

const MAY_BE_NULL = ['ChargeClass', 'PricingQuantity', 'PricingUnit']
const NUMBERS = [
  ...['BilledCost', 'ContractedCost', 'EffectiveCost', 'ListCost', 'PricingQuantity', 'ConsumedQuantity'],
  ...['ListUnitPrice', 'ContractedUnitPrice'],
]
const INSTANTS = ['BillingPeriodEnd', 'BillingPeriodStart', 'ChargePeriodEnd', 'ChargePeriodStart']
const ALLOWED: Record<string, readonly string[]> = {
  BillingCurrency: ['USD'],
  ChargeCategory: ['Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'],
  ChargeClass: ['', 'Correction'],
  ChargeFrequency: ['One-Time', 'Recurring', 'Usage-Based'],
  PricingCategory: ['', 'Standard', 'Dynamic', 'Committed', 'Other'],
  ServiceCategory: ['AI and Machine Learning'],
  ServiceSubcategory: ['Generative AI'],
}
const NUMBER = /^-?\d+(\.\d+)?$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
/** Cells that only a spreadsheet's formula would begin so; numbers alone may begin with a minus. */
const FORMULA = /^[=+\-@\t\r]/
const SCALE = 40

/** A decimal as a whole number of 1e-40, so that products can be compared exactly. */
export function exact(text: string | undefined, scale = SCALE): bigint {
  const [whole = '0', fraction = ''] = (text ?? '').replace('-', '').split('.')
  const size = BigInt(whole + fraction.padEnd(scale, '0').slice(0, scale))
  return text?.startsWith('-') ? -size : size
}

const product = (a: string | undefined, b: string | undefined) => exact(a, SCALE / 2) * exact(b, SCALE / 2)

function cellFaults(row: FocusRow): string[] {
  const faults: string[] = []
  const must = (isRight: boolean, what: string) => isRight || faults.push(what)
  for (const name of MANDATORY) must(row[name] !== '' || MAY_BE_NULL.includes(name), `${name} is null`)
  for (const name of NUMBERS) must(row[name] === '' || NUMBER.test(row[name] ?? ''), `${name} is no number`)
  for (const name of INSTANTS) must(INSTANT.test(row[name] ?? ''), `${name} is no instant`)
  for (const [name, values] of Object.entries(ALLOWED)) {
    must(values.includes(row[name] ?? '?'), `${name} is not one of its values`)
  }
  for (const [name, text] of Object.entries(row)) {
    must(NUMBERS.includes(name) || !FORMULA.test(text), `${name} is a formula`)
  }
  const tags: Record<string, unknown> = row.Tags ? JSON.parse(row.Tags) : {}
  for (const [key, value] of Object.entries(tags)) {
    must(key.startsWith('inferometer/') && typeof value === 'string', 'Tags has a tag without prefix or text')
  }
  return faults
}

function periodFaults(row: FocusRow): string[] {
  const faults: string[] = []
  const must = (isRight: boolean, what: string) => isRight || faults.push(what)
  const at = (name: string) => Date.parse(row[name] ?? '')
  must(at('ChargePeriodStart') < at('ChargePeriodEnd'), 'the charge period is empty')
  must(/-01T00:00:00Z$/.test(row.BillingPeriodStart ?? ''), 'the billing period does not begin a month')
  const isEarlier = at('ChargePeriodEnd') <= at('BillingPeriodStart')
  if (row.ChargeCategory === 'Usage') {
    must(isEarlier === (row.ChargeClass === 'Correction'), 'a correction is of an earlier, closed period')
    must(at('ChargePeriodEnd') <= at('BillingPeriodEnd'), 'usage is charged before it happened')
  }
  return faults
}

function priceFaults(row: FocusRow): string[] {
  const faults: string[] = []
  const must = (isRight: boolean, what: string) => isRight || faults.push(what)
  const has = (name: string) => row[name] !== ''
  const { ChargeCategory: category } = row
  const isPriced = ['Usage', 'Purchase'].includes(category ?? '') && row.ChargeClass !== 'Correction'
  const priced = ['SkuPriceId', 'PricingQuantity', 'PricingCategory', 'ListUnitPrice', 'ContractedUnitPrice']
  for (const name of priced) {
    if (isPriced) must(has(name), `${name} is null`)
    if (!has('SkuPriceId')) must(!has(name), `${name} stands without SkuPriceId`)
  }
  must(has('PricingUnit') === has('PricingQuantity'), 'PricingUnit and PricingQuantity are null together')
  must(has('ConsumedUnit') === has('ConsumedQuantity'), 'ConsumedUnit and ConsumedQuantity are null together')
  must(has('SkuMeter') === has('SkuId') && has('SkuId') === has('SkuPriceId'), 'SKUs are told together')
  if (category !== 'Usage') must(!has('ConsumedQuantity'), 'what is no usage consumes nothing')
  if (category === 'Usage' && isPriced) must(has('ConsumedQuantity'), 'usage consumes something')
  if (category === 'Purchase') must(row.ChargeFrequency !== 'Usage-Based', 'a purchase is not usage-based')
  for (const of of ['List', 'Contracted']) {
    const [cost, price] = [exact(row[`${of}Cost`]), row[`${of}UnitPrice`]]
    if (price === '' || !has('PricingQuantity')) {
      must(cost === exact(row.BilledCost), `${of}Cost without a price is what is billed`)
    } else must(cost === product(price, row.PricingQuantity), `${of}Cost is no product`)
    must(!price?.startsWith('-'), `${of}UnitPrice is negative`)
  }
  const effective = category === 'Purchase' ? 0n : exact(row.BilledCost)
  must(exact(row.EffectiveCost) === effective, 'EffectiveCost is what is billed, 0 for what covers usage')
  must((row.SubAccountId === '') === (row.SubAccountName === ''), 'a sub account has id and name')
  return faults
}

/** Which rules a row breaks. */
export function focusFaults(row: FocusRow): string[] {
  return [...cellFaults(row), ...periodFaults(row), ...priceFaults(row)]
}
