import { type Meter, NOTHING } from '@/lib/gateway/meter'
import { readUsageObject, type TokenUsage } from '@/lib/gateway/read-usage-object'

/** An event of a stream is far smaller; one that isn't is passed on unread. */
const MOST_EVENT_BYTES = 16 * 1024 * 1024
const USAGE = Buffer.from('"usage"')
const DONE = '[DONE]'

/** Where the first event of a text ends, its blank line included; -1 while it is not whole. */
function endOfEvent(text: Buffer): number {
  const ends = [
    ['\n\n', 2],
    ['\r\n\r\n', 4],
    ['\r\r', 2],
  ] as const
  let first = -1
  for (const [blank, length] of ends) {
    const at = text.indexOf(blank)
    if (at >= 0 && (first < 0 || at + length < first)) first = at + length
  }
  return first
}

/** The data of an event, of server-sent events as the HTML standard has them. */
function dataOf(event: Buffer): string {
  return event
    .toString()
    .split(/\r\n|\n|\r/)
    .flatMap((line) => /^data: ?(.*)$/.exec(line)?.[1] ?? [])
    .join('\n')
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}

/** OpenAI's last chunk of a stream that was asked for its usage: it has that and no choices. */
function isUsageOnly(chunk: unknown): boolean {
  const choices = typeof chunk === 'object' && chunk !== null ? Reflect.get(chunk, 'choices') : undefined
  return Array.isArray(choices) && choices.length === 0
}

/**
 * Meters a stream of chunks in OpenAI's shape. Whole events are passed on as they come, but for the end from
 * `[DONE]` on.
 *
 * @param hide takes the chunk out that tells nothing but the usage: the client did not ask for it
 */
export function streamMeter({ hide }: { hide: boolean }): Meter {
  let pending = NOTHING
  let held = NOTHING
  let isDone = false
  let usage: TokenUsage | null = null

  function take(event: Buffer): Buffer {
    const data = dataOf(event)
    if (data === DONE) isDone = true
    if (isDone) held = Buffer.concat([held, event])
    if (isDone || !event.includes(USAGE)) return isDone ? NOTHING : event
    const chunk = parse(data)
    const told = readUsageObject(chunk)
    usage = told ?? usage
    return hide && told && isUsageOnly(chunk) ? NOTHING : event
  }

  return {
    pass(piece) {
      pending = pending.length > 0 ? Buffer.concat([pending, piece]) : piece
      const going: Buffer[] = []
      for (let end = endOfEvent(pending); end >= 0; end = endOfEvent(pending)) {
        going.push(take(pending.subarray(0, end)))
        pending = pending.subarray(end)
      }
      if (pending.length > MOST_EVENT_BYTES) {
        going.push(pending)
        pending = NOTHING
      }
      return Buffer.concat(going)
    },
    rest: () => Buffer.concat([held, pending]),
    usage: () => usage,
    isWhole: () => isDone,
  }
}
