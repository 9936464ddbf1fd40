import { BlockList, isIP } from 'node:net'

/**
 * Addresses that are not the public internet's, from IANA's registries of special-purpose addresses: this
 * host, private, shared, link-local (where clouds answer with credentials), test, benchmark, multicast,
 * reserved.
 */
const SPECIAL_V4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24'],
  ...['192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4'],
]

/**
 * Of IPv6 only 2000::/3 is the internet's; of that, not what carries other addresses inside it (Teredo,
 * 6to4) and not what is set apart for protocols and documents. Mapped, compatible and translated IPv4, unique
 * local, link-local and multicast addresses lie outside.
 */
const GLOBAL_V6 = ['2000::/3']
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20']

function listOf(family: 'ipv4' | 'ipv6', ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', bits] = range.split('/')
    list.addSubnet(network, Number(bits), family)
  }
  return list
}

const specialV4 = listOf('ipv4', SPECIAL_V4)
const globalV6 = listOf('ipv6', GLOBAL_V6)
const specialV6 = listOf('ipv6', SPECIAL_V6)

/** Whether an address, as the system writes it, may be connected to on a customer's word. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !specialV4.check(address, 'ipv4')
  // A zone (fe80::1%eth0) names an interface of this machine.
  if (version !== 6 || address.includes('%')) return false
  return globalV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6')
}
