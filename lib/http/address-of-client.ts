import { type BlockList, isIP } from 'node:net'

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** IPv4 in IPv6's clothes is IPv4: one client must not have two names. */
function plain(address: string): string {
  return MAPPED.exec(address)?.[1] ?? address
}

/** A client owns at least a /64 of IPv6, so that much of an address names it. */
function network(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = new URL(`http://[${address.split('%')[0]}]`).hostname
    .slice(1, -1)
    .split('::')
  const groups = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  const missing = 8 - groups.length - after.length
  const full = [...groups, ...Array.from({ length: missing }, () => '0'), ...after]
  return `${full.slice(0, 4).join(':')}::/64`
}

/**
 * Who a request comes from: the connection's peer, or what the trusted proxies say of it, which is the
 * right-most address of X-Forwarded-For that is none of them. What stands further left is the client's own
 * claim.
 */
export function addressOfClient(peer: string, forwardedFor: string, trusted: BlockList): string {
  const hops = forwardedFor.split(',').map((hop) => plain(hop.trim()))
  let address = plain(peer)
  while (trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')) {
    const next = hops.pop()
    if (!next || !isIP(next)) break
    address = next
  }
  return network(address)
}
