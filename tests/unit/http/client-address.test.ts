import { BlockList } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addressOfClient } from '@/lib/http/address-of-client'

const trusted = new BlockList()
trusted.addSubnet('10.0.0.0', 8, 'ipv4')
trusted.addSubnet('fd00::', 8, 'ipv6')

describe('addressOfClient', () => {
  test.each([
    ['a stranger who claims to be another', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['a trusted proxy', '10.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['a claim left of what the proxy saw', '10.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['two proxies', '10.0.0.1', '198.51.100.1, 203.0.113.9, 10.9.9.9', '203.0.113.9'],
    ['only proxies', '10.0.0.1', '10.0.0.2', '10.0.0.2'],
    ['no header', '10.0.0.1', '', '10.0.0.1'],
    ['a header of nonsense', '10.0.0.1', '<script>', '10.0.0.1'],
    ['nonsense on the way', '10.0.0.1', '203.0.113.9, x, 10.0.0.2', '10.0.0.2'],
    ['IPv4 written as IPv6', '::ffff:10.0.0.1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['IPv6 by its /64', 'fd00::1', '2001:db8:0:1::42', '2001:db8:0:1::/64'],
    ['its neighbour', 'fd00::1', '2001:DB8:0:1:ffff::', '2001:db8:0:1::/64'],
    ['loopback', '::1', '', '0:0:0:0::/64'],
    ['IPv4 at the end', '64:ff9b::1.2.3.4', '', '64:ff9b:0:0::/64'],
    ['a zone', 'fe80::1%eth0', '', 'fe80:0:0:0::/64'],
    ['a connection that is gone', '', '203.0.113.9', ''],
  ])('%s', (_, peer, forwardedFor, address) => {
    expect(addressOfClient(peer, forwardedFor, trusted)).toBe(address)
  })
})

describe('trustedProxies', () => {
  beforeEach(() => {
    vi.resetModules()
    vi.stubEnv('DATABASE_URL', 'postgres://127.0.0.1/none')
  })
  afterEach(() => vi.unstubAllEnvs())

  async function parsed(setting: string): Promise<BlockList> {
    vi.stubEnv('TRUSTED_PROXIES', setting)
    const { trustedProxies } = await import('@/lib/http/trusted-proxies')
    return trustedProxies()
  }

  test('are addresses and CIDRs of both kinds, by default none', async () => {
    const list = await parsed(' 10.0.0.0/8, 192.0.2.7 ,fd00::/8,2001:db8::1')
    expect(list.check('10.255.0.1') && list.check('192.0.2.7')).toBe(true)
    expect(list.check('fd12::1', 'ipv6') && list.check('2001:db8::1', 'ipv6')).toBe(true)
    expect(list.check('192.0.2.8') || list.check('2001:db8::2', 'ipv6')).toBe(false)
    vi.resetModules()
    expect((await parsed('')).rules).toEqual([])
  })

  test.each([
    'localhost',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0/8',
    'fd00::/129',
    '10.0.0.0/8/8x',
    '10.0.0.0/-1',
  ])('%s stops the start', async (setting) => {
    await expect(parsed(setting)).rejects.toThrow('Bad setting TRUSTED_PROXIES')
  })
})
