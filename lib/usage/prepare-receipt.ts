import { formatCount } from '@/lib/money/format-count'
import { formatMoney } from '@/lib/money/format-money'
import { formatDuration } from '@/lib/time/format-duration'
import { formatInstant } from '@/lib/time/format-instant'
import { type ChargeFormula, prepareChargeFormula } from '@/lib/usage/prepare-charge-formula'
import { type ChargeReason, prepareChargeReason } from '@/lib/usage/prepare-charge-reason'
import { type CostRow, prepareCostLines } from '@/lib/usage/prepare-cost-lines'
import { prepareRatings, type RatingRow } from '@/lib/usage/prepare-ratings'
import { prepareStatusWords } from '@/lib/usage/prepare-status-words'
import type { RequestDetail } from '@/lib/usage/request-log-schema'
import type { Kind } from '@/lib/usage/schema'

export type ReceiptFact = { label: string; text: string }

/**
 * What one request cost and why: everything that its receipt shows. `amountPicos` is null where there is no
 * figure, which is not the same as nothing; `amountText` then says so.
 */
export type Receipt = ChargeReason & {
  amountPicos: string | null
  amountText: string
  formula: ChargeFormula | null
  rateText: string | null
  lines: CostRow[]
  ratings: RatingRow[]
  quantities: ReceiptFact[]
  facts: ReceiptFact[]
}

const QUANTITIES: Record<Kind, { label: string; name: keyof RequestDetail }[]> = {
  text: [
    { label: 'Input tokens', name: 'promptTokens' },
    { label: 'of which cached', name: 'cachedTokens' },
    { label: 'Output tokens', name: 'completionTokens' },
  ],
  image: [
    { label: 'Images', name: 'images' },
    { label: 'Width', name: 'width' },
    { label: 'Height', name: 'height' },
    { label: 'Steps', name: 'steps' },
  ],
  audio: [{ label: 'Characters', name: 'characters' }],
}

function quantitiesOf(request: RequestDetail, locale: string): ReceiptFact[] {
  return QUANTITIES[request.kind].map(({ label, name }) => {
    const value = request[name]
    const text = typeof value === 'number' ? formatCount(value, locale) : 'not reported'
    return { label, text }
  })
}

function amountText({ costPicos, status }: RequestDetail, locale: string): string {
  if (costPicos !== null) return formatMoney(costPicos, locale, 'exact')
  return status === 499 ? 'Nothing to charge' : 'No amount yet'
}

function rateText({ price, charge }: RequestDetail, locale: string, zone: string): string | null {
  if (!price || charge !== 'charged') return null
  const whose = price.isOwn ? 'The account’s own rate' : 'The list’s rate'
  return `${whose} in force since ${formatInstant(price.startsAt, locale, zone, 'full')}`
}

/** What else the log said of it, in the order in which one asks. */
function factsOf(request: RequestDetail, locale: string, zone: string): ReceiptFact[] {
  const duration = (ms: number | null) => (ms === null ? null : formatDuration(ms, locale))
  const streamed = request.stream === null ? null : request.stream ? 'yes' : 'no'
  const reported = request.reportedCostPicos
  const facts: [string, string | null][] = [
    ['Status', prepareStatusWords(request.status)],
    ['Error', request.errorCode],
    ['Model', request.model],
    ['Kind', request.kind],
    ['Key', request.key?.name ?? 'none'],
    ['Project', request.project],
    ['Received', formatInstant(request.time, locale, zone, 'full')],
    ['In UTC', request.time.replace('T', ' ').replace('Z', '')],
    ['Latency', duration(request.latencyMs)],
    ['Time to first token', duration(request.ttftMs)],
    ['Streamed', streamed],
    ['Cost as its sender reckons', reported === null ? null : formatMoney(reported, locale, 'exact')],
    ['Source', request.source],
    ['Recorded', formatInstant(request.recordedAt, locale, zone, 'full')],
    ['Request id', request.requestId],
  ]
  return facts.flatMap(([label, text]) => (text === null ? [] : [{ label, text }]))
}

/** Makes a request's receipt: its status and why it is charged or not, quantities, rate, formula, amount. */
export function prepareReceipt(request: RequestDetail, locale: string, zone: string): Receipt {
  const { lines, rounding } = request
  return {
    ...prepareChargeReason(request),
    amountPicos: request.costPicos,
    amountText: amountText(request, locale),
    formula: prepareChargeFormula(request, locale),
    rateText: rateText(request, locale, zone),
    lines: prepareCostLines({ lines, rounding, uncharged: [] }, locale),
    ratings: prepareRatings(request, locale, zone),
    quantities: quantitiesOf(request, locale),
    facts: factsOf(request, locale, zone),
  }
}
