import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { bearer } from '@/lib/http/bearer'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** What proxies add: a request that has one comes from further away than its peer. */
const FORWARDING = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * Whether figures about the process may be read: with the token, or from this very machine without a proxy
 * in between.
 * @param token undefined when none is set: then nobody has it
 */
export function mayReadMetrics(
  peer: string | undefined,
  headers: IncomingHttpHeaders,
  token: string | undefined,
): boolean {
  const given = bearer(headers.authorization)
  if (token && given && timingSafeEqual(digest(given), digest(token))) return true
  const address = (peer ?? '').replace(/^::ffff:/i, '')
  const version = isIP(address)
  if (version === 0 || FORWARDING.some((name) => headers[name] !== undefined)) return false
  return loopback.check(address, version === 6 ? 'ipv6' : 'ipv4')
}
