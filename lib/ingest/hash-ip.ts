import { createHmac } from 'node:crypto'
import { isIPv4 } from 'node:net'

const HASH_BYTES = 16
const GROUPS = 8

/** The 8 groups of an IPv6 address that isIP has accepted, an IPv4 part at its end included. */
function ipv6Groups(address: string): number[] {
  const plain = (address.split('%', 1)[0] ?? '').replace(/\d+\.\d+\.\d+\.\d+$/, (ipv4) => {
    const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number)
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  })
  const groups = (part: string | undefined) =>
    part ? part.split(':').map((group) => Number.parseInt(group, 16)) : []
  const [head, tail] = plain.split('::')
  const first = groups(head)
  const last = groups(tail)
  return [...first, ...Array<number>(Math.max(0, GROUPS - first.length - last.length)).fill(0), ...last]
}

/**
 * What stands for a client: an IPv4 address as it is, also when it comes mapped into IPv6, and of IPv6 the
 * first 64 bits, since one client has all the rest.
 */
export function clientNetwork(address: string): string {
  if (isIPv4(address)) return address
  const groups = ipv6Groups(address)
  const [high = 0, low = 0] = groups.slice(6)
  if (groups.slice(0, 6).join() === '0,0,0,0,0,65535')
    return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

/** The hash of a client's network under one day's secret, as a string of one character a byte. */
export function hashIp(address: string, secret: Buffer): string {
  return createHmac('sha256', secret).update(clientNetwork(address)).digest('binary').slice(0, HASH_BYTES)
}
