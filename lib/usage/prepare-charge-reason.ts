import type { Quantities } from '@/lib/pricing/schema'
import type { RequestRow } from '@/lib/usage/request-log-schema'
import type { Kind } from '@/lib/usage/schema'

/** Whether a request is charged, in two words, and why in a sentence or two. */
export type ChargeReason = { verdict: string; tone: 'good' | 'plain' | 'warn'; reason: string }

type Judged = Quantities &
  Pick<RequestRow, 'charge' | 'costPicos' | 'errorCode' | 'kind' | 'model' | 'refusedBy' | 'status'>

const NOT_CHARGED = 'It counts as a request and as an error.'

const REFUSALS: Record<Judged['refusedBy'], string> = {
  none: 'A limit refused it',
  tier: 'The limit of the account’s tier refused it',
  model: 'The limit of the model refused it',
  ip: 'The limit of its IP address, which no tier changes, refused it',
}

const NEEDED: Record<Kind, [keyof Quantities, string][]> = {
  text: [
    ['promptTokens', 'input tokens'],
    ['completionTokens', 'output tokens'],
  ],
  image: [
    ['width', 'width'],
    ['height', 'height'],
    ['steps', 'steps'],
  ],
  audio: [['characters', 'characters']],
}

/** What the log left out of what the kind is charged by: `input tokens and output tokens`. */
function missingOf(request: Judged): string {
  const missing = NEEDED[request.kind].filter(([name]) => request[name] === null).map(([, words]) => words)
  return missing.join(missing.length > 2 ? ', ' : ' and ')
}

function freeReason({ status, errorCode, refusedBy }: Judged): string {
  if (status === 502 && errorCode === 'upstream_cut')
    return `The upstream broke the stream after it had begun to answer, so nothing is charged. ${NOT_CHARGED}`
  if (status === 429) return `${REFUSALS[refusedBy]}; what is refused is never charged. ${NOT_CHARGED}`
  if (status === 402) return `The balance did not suffice; what is refused is never charged. ${NOT_CHARGED}`
  if (status >= 400 && status < 500)
    return `The request was refused before it was answered, so nothing is charged. ${NOT_CHARGED}`
  if (status >= 500) return `The request failed on the API’s side, so nothing is charged. ${NOT_CHARGED}`
  return `Only answers with a status of 2xx are charged. ${NOT_CHARGED}`
}

function chargedReason({ status, costPicos }: Judged): string {
  const left = status === 499
  const base = left
    ? 'The client left the stream; what the upstream had reported until then is charged.'
    : 'The request was answered, so it is charged in full.'
  return costPicos === '0' ? `${base} That comes to nothing here.` : base
}

/** Says whether a request is charged and why, for every status and state there is. */
export function prepareChargeReason(request: Judged): ChargeReason {
  const { charge, status, model } = request
  if (charge === 'charged') return { verdict: 'Charged', tone: 'good', reason: chargedReason(request) }
  if (charge === 'free') return { verdict: 'Not charged', tone: 'plain', reason: freeReason(request) }
  if (charge === 'unpriced') {
    const reason = `No price of ${model} was in force at its time.`
    const later = 'It is priced when a price is entered, and is not free until then.'
    return { verdict: 'Not priced yet', tone: 'warn', reason: `${reason} ${later}` }
  }
  if (status === 499) {
    const reason = 'The client left the stream before any usage was reported, so nothing is charged.'
    return { verdict: 'Not charged: unmetered', tone: 'plain', reason: `${reason} ${NOT_CHARGED}` }
  }
  const reason = `The log came without ${missingOf(request)}.`
  const later = 'It is not charged yet, and its usage is never estimated.'
  return { verdict: 'Not charged yet: unmetered', tone: 'warn', reason: `${reason} ${later}` }
}
