import { formatCount } from '@/lib/money/format-count'
import { formatMoney } from '@/lib/money/format-money'
import { formatWith } from '@/lib/money/format-with'
import type { Quantities } from '@/lib/pricing/schema'
import type { RequestDetail, RequestPrice } from '@/lib/usage/request-log-schema'

/** How a cost came about; `rounding` tells what an amount was before it was rounded, where it was. */
export type ChargeFormula = { text: string; rounding: string | null }

const MILLION = 1_000_000n
const BASE_IMAGE = 1024n * 1024n * 25n
/** The base image's pixel steps divide 10^20, so that a quotient has no more decimals than these. */
const EXACT_PLACES = 20

type Formula = (quantities: Quantities, price: RequestPrice, locale: string) => string

function perMillion(ratePicos: string | null, locale: string, unit: string): string {
  return `${formatMoney(BigInt(ratePicos ?? '0') * MILLION, locale, 'short')} per 1M ${unit}`
}

const textFormula: Formula = (quantities, price, locale) => {
  const count = (value: number) => formatCount(value, locale)
  const [prompt, completion] = [quantities.promptTokens ?? 0, quantities.completionTokens ?? 0]
  const { inputRatePicos, outputRatePicos, cachedInputRatePicos = inputRatePicos } = price
  if (inputRatePicos === outputRatePicos && inputRatePicos === cachedInputRatePicos) {
    const rate = perMillion(inputRatePicos, locale, 'tokens')
    return `(${count(prompt)} input + ${count(completion)} output tokens) × ${rate}`
  }
  const cached = quantities.cachedTokens ?? 0
  return [
    { count: prompt - cached, name: 'input', rate: inputRatePicos },
    { count: cached, name: 'cached input', rate: cachedInputRatePicos },
    { count: completion, name: 'output', rate: outputRatePicos },
  ]
    .filter((part) => part.count > 0)
    .map((part) => `${count(part.count)} ${part.name} × ${perMillion(part.rate, locale, 'tokens')}`)
    .join(' + ')
}

const imageFormula: Formula = ({ width, height, steps, images }, price, locale) => {
  const count = (value: number | null) => formatCount(value ?? 0, locale)
  const base = formatMoney(price.imageRatePicos ?? '0', locale, 'short')
  const many = images !== null && images !== 1 ? ` × ${count(images)} images` : ''
  return `${base} × (${count(width)} ÷ 1,024) × (${count(height)} ÷ 1,024) × (${count(steps)} ÷ 25)${many}`
}

const audioFormula: Formula = ({ characters }, { characterRatePicos }, locale) => {
  const rate = perMillion(characterRatePicos, locale, 'characters')
  return `${formatCount(characters ?? 0, locale)} characters × ${rate}`
}

const FORMULAS = { text: textFormula, image: imageFormula, audio: audioFormula }

/** An image's cost before it was rounded, digit by digit; null where it needed no rounding. */
function unrounded({ width, height, steps, images, price }: RequestDetail, locale: string): string | null {
  const parts = [width ?? 0, height ?? 0, steps ?? 0, images ?? 1].map(BigInt)
  const numerator = parts.reduce((product, part) => product * part, BigInt(price?.imageRatePicos ?? '0'))
  if (numerator % BASE_IMAGE === 0n) return null
  const digits = ((numerator * 10n ** BigInt(EXACT_PLACES)) / BASE_IMAGE).toString().padStart(33, '0')
  const style = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const
  const places = { minimumFractionDigits: 12, maximumFractionDigits: 12 }
  const whole = formatWith(
    locale,
    { ...style, ...places },
    `${digits.slice(0, -32)}.${digits.slice(-32, -20)}`,
  )
  // Formatters know 20 places at most, so what is behind the twelfth is put where they end.
  const rest = [...digits.slice(-20).replace(/0+$/, '')].map((digit) => formatWith(locale, {}, digit))
  return whole.replace(/\p{Nd}+(?=\P{Nd}*$)/u, (fraction) => fraction + rest.join(''))
}

/** The formula of a charged request, as its kind has it; null for what was not charged. */
export function prepareChargeFormula(request: RequestDetail, locale: string): ChargeFormula | null {
  const { charge, kind, price, costPicos } = request
  if (charge !== 'charged' || !price || costPicos === null) return null
  const amount = formatMoney(costPicos, locale, 'exact')
  const exact = kind === 'image' ? unrounded(request, locale) : null
  const rule = 'a request’s cost is rounded once, half to even, to 12 decimals.'
  return {
    text: `${FORMULAS[kind](request, price, locale)} = ${amount}`,
    rounding: exact && `Before rounding it is ${exact}; ${rule}`,
  }
}
