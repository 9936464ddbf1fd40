import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Meter } from '@/lib/gateway/meter'

/** Hop by hop, as RFC 9110 7.6.1 has them, and what is answered in our own words. */
const NOT_PASSED_ON = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'content-length',
  'set-cookie',
  'x-request-id',
  'x-should-retry',
  'retry-after',
  'retry-after-ms',
  'ratelimit',
  'ratelimit-policy',
])

function passHead(answer: IncomingMessage, response: ServerResponse): void {
  const named = new Set((answer.headers.connection ?? '').toLowerCase().split(/\s*,\s*/))
  for (const [name, value] of Object.entries(answer.headers)) {
    const isOurs = NOT_PASSED_ON.has(name) || named.has(name) || name.startsWith('x-ratelimit-')
    if (value !== undefined && !isOurs) response.setHeader(name, value)
  }
  response.statusCode = answer.statusCode ?? 502
}

/** `left`: the client did, before the end; `cut`: the upstream broke off. */
export type Ending = 'whole' | 'left' | 'cut'

/**
 * Passes an answer on as it comes and no faster than the client reads, and calls `note` before the last byte
 * leaves: whoever has the whole answer has been metered. An answer that the upstream cuts is cut for the
 * client too, since half of one must not look whole.
 */
export async function relayAnswer(
  answer: IncomingMessage,
  response: ServerResponse,
  meter: Meter,
  { onFirst, note }: { onFirst: () => void; note: (ending: Ending) => void },
): Promise<void> {
  const left = () => !response.writableFinished && response.destroyed
  const leave = () => answer.destroy()
  response.once('close', leave)
  passHead(answer, response)
  let ending: Ending = 'whole'
  try {
    let isFirst = true
    for await (const piece of answer) {
      if (isFirst) onFirst()
      isFirst = false
      const going = meter.pass(piece)
      if (going.length > 0 && !response.write(going)) {
        await Promise.race([once(response, 'drain'), once(response, 'close')])
      }
      if (left()) break
    }
    if (left()) ending = 'left'
    else if (!answer.complete && !meter.isWhole()) ending = 'cut'
  } catch {
    ending = left() ? 'left' : meter.isWhole() ? 'whole' : 'cut'
  }
  response.off('close', leave)
  note(ending)
  if (ending === 'cut') response.destroy()
  else if (ending === 'whole') response.end(meter.rest())
}
