import { describe, expect, test } from 'vitest'
import { endpointUrl } from '@/lib/alerts/endpoint-url'
import { isPublicAddress } from '@/lib/alerts/is-public-address'

describe('an address that is not the public internet’s', () => {
  test.each([
    ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.255'],
    ...['127.0.0.1', '127.255.255.254', '169.254.169.254', '169.254.170.2', '172.16.0.1', '172.31.255.255'],
    ...[
      '192.0.0.1',
      '192.0.0.192',
      '192.0.2.1',
      '192.88.99.1',
      '192.168.0.1',
      '198.18.0.1',
      '198.19.255.255',
    ],
    ...['198.51.100.7', '203.0.113.9', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255'],
    ...['::', '::1', '::127.0.0.1', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:8.8.8.8'],
    ...['::ffff:0:127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1', '100::1', 'fc00::1'],
    ...['fd00:ec2::254', 'fdff::1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1', 'ff02::1', 'ff0e::1'],
    ...[
      '2001::1',
      '2001:0:7f00:1::',
      '2001:10::1',
      '2001:20::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '2002:a00::1',
    ],
    ...['3fff::1', '5f00::1', '4000::1', '2606:4700::1111%lo', 'localhost', '', '1', '8.8.8.8.', '0x7f.1'],
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(false))
})

describe('an address of the public internet', () => {
  test.each([
    ...[
      '1.1.1.1',
      '8.8.8.8',
      '9.255.255.255',
      '11.0.0.0',
      '100.63.255.255',
      '100.128.0.0',
      '126.255.255.255',
    ],
    ...['128.0.0.0', '169.253.255.255', '172.15.255.255', '172.32.0.0', '192.167.255.255', '198.17.255.255'],
    ...['223.255.255.255', '2606:4700:4700::1111', '2a00:1450:4001::200e', '2001:4860:4860::8888', '3ffe::1'],
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(true))
})

describe('the address of a webhook', () => {
  test.each([
    ...['http://example.com/', 'ftp://example.com/', 'example.com', '//example.com', 'https://', ''],
    ...['https://user@example.com/', 'https://u:p@example.com/', 'https://localhost/', 'https://router/'],
    ...[
      'https://127.0.0.1/',
      'https://127.1/',
      'https://2130706433/',
      'https://0x7f000001/',
      'https://0x7f.1/',
    ],
    ...['https://0177.0.0.1/', 'https://017700000001/', 'https://１２７.0.0.1/', 'https://127。0。0。1/'],
    ...['https://0/', 'https://10.1/', 'https://192.168.257/', 'https://169.254.169.254/latest/meta-data/'],
    ...['https://[::1]/', 'https://[::]/', 'https://[::ffff:127.0.0.1]/', 'https://[0:0:0:0:0:ffff:7f00:1]/'],
    ...[
      'https://[fd00:ec2::254]/',
      'https://[fe80::1]/',
      'https://[64:ff9b::127.0.0.1]/',
      'https://[::1%25lo]/',
    ],
    ...['https://localhost./', 'https://exa mple.com/', 'https://example.com:99999/', 'javascript:alert(1)'],
  ])('%s is refused', (url) => expect(() => endpointUrl(url)).toThrow(/The address must/))

  test.each([
    ['https://example.com', 'https://example.com/'],
    ['HTTPS://Example.COM:8443/a?b=c#d', 'https://example.com:8443/a?b=c'],
    ['https://example.com./x', 'https://example.com./x'],
    ['https://1.1.1.1/hook', 'https://1.1.1.1/hook'],
    ['https://[2606:4700:4700::1111]/', 'https://[2606:4700:4700::1111]/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
  ])('%s is kept as %s', (url, kept) => expect(endpointUrl(url)).toBe(kept))
})
