import { describe, expect, it } from 'vitest'
import { formatId } from '@/lib/db/id'
import { chargeOf } from '@/lib/pricing/charge-of'
import type { Rate } from '@/lib/pricing/schema'
import { prepareReceipt } from '@/lib/usage/prepare-receipt'
import type { RequestDetail, RequestPrice } from '@/lib/usage/request-log-schema'

const NO_RATES = {
  inputRatePicos: null,
  cachedInputRatePicos: null,
  outputRatePicos: null,
  imageRatePicos: null,
  characterRatePicos: null,
}
const RATES: Record<RequestDetail['kind'], Rate> = {
  text: { kind: 'text', inputRatePicos: 400_000n, cachedInputRatePicos: 400_000n, outputRatePicos: 400_000n },
  image: { kind: 'image', imageRatePicos: 10_000_000_000n },
  audio: { kind: 'audio', characterRatePicos: 5_000_000n },
}
const PLAIN: RequestDetail = {
  id: '3682803a-3491-912d-2b81-35f0a08d1e4f',
  requestId: 'req-1',
  time: '2026-11-24T10:58:03.123456Z',
  model: 'vendor/m',
  kind: 'text',
  key: { id: formatId('key', 7n), name: 'web' },
  status: 200,
  refusedBy: 'none',
  errorCode: null,
  promptTokens: null,
  cachedTokens: null,
  completionTokens: null,
  images: null,
  width: null,
  height: null,
  steps: null,
  characters: null,
  latencyMs: 340,
  charge: 'free',
  costPicos: '0',
  project: 'default',
  source: 'gateway',
  recordedAt: '2026-11-24T10:58:04.000000Z',
  ttftMs: null,
  stream: null,
  reportedCostPicos: null,
  price: null,
  ratings: [],
  lines: [],
  rounding: [],
}

function priceOf(rate: Rate): RequestPrice {
  const rates = Object.entries(rate).filter(([name]) => name !== 'kind')
  const text = Object.fromEntries(rates.map(([name, picos]) => [name, String(picos)]))
  return {
    priceId: formatId('prc', 9n),
    startsAt: '2026-10-01T00:00:00.000000Z',
    isOwn: false,
    ...NO_RATES,
    ...text,
  }
}

/** A request as the product itself charges it, by a rate or by none. */
function charged(own: Partial<RequestDetail>, rate: Rate | null = RATES[own.kind ?? 'text']): RequestDetail {
  const request = { ...PLAIN, ...own }
  const { charge, costPicos } = chargeOf({ ...request, quantities: request }, rate)
  const price = charge === 'charged' && rate ? priceOf(rate) : null
  return { ...request, charge, costPicos: costPicos?.toString() ?? null, price }
}

const read = (request: RequestDetail) => prepareReceipt(request, 'en-US', 'UTC')
const tokens = { promptTokens: 12, cachedTokens: 0, completionTokens: 7 }
const image = { kind: 'image' as const, width: 1024, height: 1024, steps: 30, images: 1 }

describe('what is charged', () => {
  it.each<[string, Partial<RequestDetail>, Rate | null | undefined, string, string | null, string]>([
    ['2xx', tokens, undefined, 'Charged', '7600000', 'charged in full'],
    [
      '2xx of 0',
      { ...tokens, promptTokens: 0, completionTokens: 0 },
      undefined,
      'Charged',
      '0',
      'comes to nothing',
    ],
    ['499 with usage', { ...tokens, status: 499 }, undefined, 'Charged', '7600000', 'left the stream'],
    [
      '499 without',
      { status: 499 },
      undefined,
      'Not charged: unmetered',
      null,
      'before any usage was reported',
    ],
    [
      'a cut stream',
      { ...tokens, status: 502, errorCode: 'upstream_cut' },
      undefined,
      'Not charged',
      '0',
      'broke the stream',
    ],
    ['502', { status: 502 }, undefined, 'Not charged', '0', 'failed on the API’s side'],
    ['503', { status: 503 }, undefined, 'Not charged', '0', 'failed on the API’s side'],
    ['429 by tier', { status: 429, refusedBy: 'tier' }, undefined, 'Not charged', '0', 'account’s tier'],
    [
      '429 by model',
      { status: 429, refusedBy: 'model' },
      undefined,
      'Not charged',
      '0',
      'limit of the model',
    ],
    ['429 by IP', { status: 429, refusedBy: 'ip' }, undefined, 'Not charged', '0', 'IP address'],
    ['429', { status: 429 }, undefined, 'Not charged', '0', 'A limit refused it'],
    ['402', { status: 402 }, undefined, 'Not charged', '0', 'balance did not suffice'],
    ['422', { ...tokens, status: 422 }, undefined, 'Not charged', '0', 'refused before it was answered'],
    ['302', { ...tokens, status: 302 }, undefined, 'Not charged', '0', 'Only answers with a status of 2xx'],
    [
      'no figures',
      {},
      undefined,
      'Not charged yet: unmetered',
      null,
      'without input tokens and output tokens',
    ],
    [
      'one figure missing',
      { promptTokens: 3 },
      undefined,
      'Not charged yet: unmetered',
      null,
      'without output tokens.',
    ],
    [
      'no size',
      { ...image, width: null, height: null, steps: null },
      undefined,
      'Not charged yet: unmetered',
      null,
      'width, height, steps',
    ],
    ['no price', tokens, null, 'Not priced yet', null, 'No price of vendor/m was in force'],
  ])('%s', (_, own, rate, verdict, amount, words) => {
    const receipt = read(charged(own, rate))
    expect([receipt.verdict, receipt.amountPicos]).toEqual([verdict, amount])
    expect(receipt.reason).toContain(words)
    const amountWords = amount === null ? /^No(thing to charge| amount yet)$/ : /^\$0\.0/
    expect(receipt.amountText).toMatch(amountWords)
    expect(receipt.formula === null).toBe(verdict !== 'Charged')
    expect(receipt.rateText === null).toBe(verdict !== 'Charged')
    const isError = receipt.reason.includes('counts as a request and as an error')
    expect(isError).toBe(verdict.startsWith('Not charged') && !verdict.includes('yet'))
  })
})

describe('how it came about', () => {
  const formula = (own: Partial<RequestDetail>, rate?: Rate) => read(charged(own, rate)).formula

  it('is one rate for all tokens where they cost the same', () => {
    expect(formula(tokens)).toEqual({
      text: '(12 input + 7 output tokens) × $0.40 per 1M tokens = $0.0000076',
      rounding: null,
    })
  })

  it('is a rate for each kind of token where they differ, cached ones once', () => {
    const rate: Rate = {
      kind: 'text',
      inputRatePicos: 3_000_000n,
      cachedInputRatePicos: 300_000n,
      outputRatePicos: 15_000_000n,
    }
    expect(formula({ promptTokens: 1_000, cachedTokens: 400, completionTokens: 10 }, rate)?.text).toBe(
      '600 input × $3.00 per 1M tokens + 400 cached input × $0.30 per 1M tokens' +
        ' + 10 output × $15.00 per 1M tokens = $0.00207',
    )
  })

  it('is sides and steps for images, and tells what was rounded', () => {
    expect(formula(image)).toEqual({
      text: '$0.01 × (1,024 ÷ 1,024) × (1,024 ÷ 1,024) × (30 ÷ 25) = $0.012',
      rounding: null,
    })
    expect(formula({ ...image, images: 4 })?.text).toBe(
      '$0.01 × (1,024 ÷ 1,024) × (1,024 ÷ 1,024) × (30 ÷ 25) × 4 images = $0.048',
    )
    const rounded = formula({ ...image, width: 1000, height: 1000 })
    expect(rounded?.text).toMatch(/ = \$0\.011444091797$/)
    expect(rounded?.rounding).toContain('$0.011444091796875;')
  })

  it('is code points for audio', () => {
    expect(formula({ kind: 'audio', characters: 1_000 })?.text).toBe(
      '1,000 characters × $5.00 per 1M characters = $0.005',
    )
  })

  it('says whose rate it is and since when', () => {
    const request = charged(tokens)
    expect(read(request).rateText).toBe('The list’s rate in force since Thu, Oct 1, 2026, 12:00:00 AM GMT+0')
    const own = { ...request, price: { ...priceOf(RATES.text), isOwn: true } }
    expect(read(own).rateText).toContain('The account’s own rate')
  })
})

describe('what was logged', () => {
  it('says what was not reported, and keeps the microseconds', () => {
    const { quantities, facts } = read(charged({ promptTokens: 1_234 }))
    expect(quantities.map(({ text }) => text)).toEqual(['1,234', 'not reported', 'not reported'])
    const named = Object.fromEntries(facts.map(({ label, text }) => [label, text]))
    expect(named).toMatchObject({ Status: '200 OK', Key: 'web', 'In UTC': '2026-11-24 10:58:03.123456' })
    const reported = read({ ...charged(tokens), reportedCostPicos: '8000000' }).facts
    expect(reported.find(({ label }) => label.includes('sender'))?.text).toBe('$0.000008')
    expect(named).not.toHaveProperty('Error')
    expect(named).not.toHaveProperty('Streamed')
    const keyless = read(charged({ key: null, status: 299 })).facts.map(({ text }) => text)
    expect(keyless).toEqual(expect.arrayContaining(['none', '299']))
  })
})
