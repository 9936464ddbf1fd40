/** A member of the outermost object of a JSON text, and where its value stands. */
type Member = { name: string; valueAt: number; endAt: number }

const QUOTE = 0x22
const BACKSLASH = 0x5c
const [OPEN, CLOSE] = ['{[', '}]'].map((pair) => Buffer.from(pair))
const [COMMA, COLON] = [0x2c, 0x3a]
const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

function endOfString(text: Buffer, startAt: number): number {
  let at = startAt + 1
  while (text[at] !== QUOTE) at += text[at] === BACKSLASH ? 2 : 1
  return at + 1
}

/** The end of the value that begins here, without white space behind it. */
function endOfValue(text: Buffer, startAt: number): number {
  let depth = 0
  let at = startAt
  while (at < text.length) {
    const byte = text[at] ?? 0
    if (byte === QUOTE) {
      at = endOfString(text, at)
      if (depth === 0) return at
      continue
    }
    if (depth === 0 && (byte === COMMA || CLOSE?.includes(byte) || isSpace(byte))) return at
    if (OPEN?.includes(byte)) depth++
    if (CLOSE?.includes(byte)) depth--
    at++
    if (depth === 0 && CLOSE?.includes(byte)) return at
  }
  return at
}

/** The members of the object that a text, known to be JSON, consists of. */
function membersOf(text: Buffer): Member[] {
  const members: Member[] = []
  let at = text.indexOf('{') + 1
  const skip = () => {
    while (isSpace(text[at]) || text[at] === COMMA || text[at] === COLON) at++
  }
  for (skip(); text[at] === QUOTE; skip()) {
    const startAt = at
    at = endOfString(text, at)
    const name: string = JSON.parse(text.toString('utf8', startAt, at))
    skip()
    const valueAt = at
    at = endOfValue(text, at)
    members.push({ name, valueAt, endAt: at })
  }
  return members
}

function splice(text: Buffer, startAt: number, endAt: number, put: string): Buffer {
  return Buffer.concat([text.subarray(0, startAt), Buffer.from(put), text.subarray(endAt)])
}

function plainObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/**
 * Asks for the usage of a stream whose caller did not: sets `stream_options.include_usage`, and leaves every
 * other byte of the body as it came.
 *
 * @param body JSON text of an object, which `parsed` is
 * @returns the body to send, and whether the caller must not see the usage that will come
 */
export function askForUsage(body: Buffer, parsed: Record<string, unknown>): { body: Buffer; hide: boolean } {
  const options = plainObject(parsed.stream_options)
  if (options.include_usage === true) return { body, hide: false }
  const value = JSON.stringify({ ...options, include_usage: true })
  // Of a name that stands twice the last one counts, as it does for who reads the body after us.
  const members = membersOf(body)
  const member = members.findLast(({ name }) => name === 'stream_options')
  if (member) return { body: splice(body, member.valueAt, member.endAt, value), hide: true }
  const at = body.indexOf('{') + 1
  return {
    body: splice(body, at, at, `"stream_options":${value}${members.length > 0 ? ',' : ''}`),
    hide: true,
  }
}
