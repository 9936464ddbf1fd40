import { AppError } from '@/lib/errors'
import { type NewPrice, type Rate, ratePerImage, ratePerMillion } from '@/lib/pricing/schema'

function refuse(field: string, wanted: string): never {
  throw new AppError('invalid_request', `${field} must be ${wanted}.`, { param: field })
}

function perMillion(field: string, text: string | undefined): bigint {
  const rate = text === undefined ? null : ratePerMillion(text)
  return rate ?? refuse(field, 'USD per million, from 0 to 1000000 with at most 6 decimals')
}

/**
 * One figure prices every token; input, cached and output replace it one by one, and cached follows input.
 */
function textRate({ usd, input = usd, output = usd, cached = input }: NewPrice): Rate {
  return {
    kind: 'text',
    inputRatePicos: perMillion(usd === undefined ? 'input' : 'usd', input),
    cachedInputRatePicos: perMillion('cached', cached),
    outputRatePicos: perMillion('output', output),
  }
}

/**
 * Reads a rate as people enter it.
 * @throws AppError invalid_request naming the figure that is missing, inexact or of another kind.
 */
export function rateOf(price: NewPrice): Rate {
  if (price.kind === 'text') return textRate(price)
  for (const field of ['input', 'cached', 'output'] as const) {
    if (price[field] !== undefined) refuse(field, 'left out: only text has it')
  }
  const { usd } = price
  if (price.kind === 'audio') return { kind: 'audio', characterRatePicos: perMillion('usd', usd) }
  const imageRatePicos = usd === undefined ? null : ratePerImage(usd)
  return {
    kind: 'image',
    imageRatePicos:
      imageRatePicos ?? refuse('usd', 'USD per base image, from 0 to 1000 with at most 12 decimals'),
  }
}
