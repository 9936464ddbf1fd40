/**
 * Money is a whole number of picos (1 pico = 1e-12 USD) held in a bigint: this room turns it to and from text
 * and divides it. It owns no prices and no locale; a float never holds an amount.
 */
export const PICOS_PER_USD = 1_000_000_000_000n
export const PICOS_PER_CENT = 10_000_000_000n

const USD_TEXT = /^(-)?(\d{1,20})(?:\.(\d{1,12}))?$/

/**
 * Reads an exact USD amount such as `-1.25` or `0.000000000001`.
 * @returns picos, or null when the text is no plain decimal of at most 12 places.
 */
export function parseUsd(text: string): bigint | null {
  const match = USD_TEXT.exec(text)
  if (!match) return null
  const [, sign, whole = '0', fraction = ''] = match
  const picos = BigInt(whole) * PICOS_PER_USD + BigInt(fraction.padEnd(12, '0'))
  return sign ? -picos : picos
}

/** Writes picos as the shortest exact USD decimal: `7600000n` is `0.0000076`; never an exponent. */
export function formatUsd(picos: bigint): string {
  const sign = picos < 0n ? '-' : ''
  const digits = (picos < 0n ? -picos : picos).toString().padStart(13, '0')
  const fraction = digits.slice(-12).replace(/0+$/, '')
  return `${sign}${digits.slice(0, -12)}${fraction ? `.${fraction}` : ''}`
}

/**
 * `numerator / denominator` rounded half to even, the one rounding an event's cost ever sees.
 * The denominator is positive.
 */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const rest = numerator % denominator
  const twice = (rest < 0n ? -rest : rest) * 2n
  if (twice < denominator) return quotient
  if (twice === denominator && quotient % 2n === 0n) return quotient
  return numerator < 0n ? quotient - 1n : quotient + 1n
}
