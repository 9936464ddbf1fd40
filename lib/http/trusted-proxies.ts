import { BlockList, isIP } from 'node:net'
import { BadSetting, env } from '@/lib/env'

let kept: BlockList | undefined

/**
 * The proxies whose X-Forwarded-For is believed, from a list of addresses and CIDRs parted by commas.
 * @throws BadSetting naming what is neither, so a server asks once before it listens
 */
export function trustedProxies(): BlockList {
  kept ??= parse(env().TRUSTED_PROXIES)
  return kept
}

function parse(setting: string): BlockList {
  const list = new BlockList()
  for (const text of setting.split(',').map((part) => part.trim())) {
    if (!text) continue
    const [address = '', ...rest] = text.split('/')
    const bits = rest.length > 0 ? rest.join('/') : undefined
    const version = isIP(address)
    const longest = version === 6 ? 128 : 32
    const length = Number(bits ?? longest)
    if (!version || !/^\d{1,3}$/.test(bits ?? '0') || length > longest) {
      throw new BadSetting(`Bad setting TRUSTED_PROXIES: ${text} is no address and no CIDR`)
    }
    list.addSubnet(address, length, version === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}
