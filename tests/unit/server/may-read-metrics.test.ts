import { expect, it } from 'vitest'
import { mayReadMetrics } from '@/lib/server/may-read-metrics'

const TOKEN = 'a token that only the tests know'.replaceAll(' ', '-')
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

it.each([
  ['from this machine', '127.0.0.1', {}, undefined, true],
  ['from this machine by another of its addresses', '127.8.9.1', {}, undefined, true],
  ['from this machine over IPv6', '::1', {}, undefined, true],
  ['from this machine, IPv4 in the clothes of IPv6', '::ffff:127.0.0.1', {}, undefined, true],
  ['from this machine with a wrong token', '127.0.0.1', bearer('wrong'), TOKEN, true],
  ['from another machine', '10.0.0.7', {}, undefined, false],
  ['from another machine over IPv6', '::2', {}, undefined, false],
  ['from nowhere', undefined, {}, undefined, false],
  ['by a proxy on this machine', '127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, undefined, false],
  ['by a proxy that says nothing', '127.0.0.1', { 'x-forwarded-for': '' }, undefined, false],
  ['by a proxy of the newer kind', '::1', { forwarded: 'for=10.0.0.7' }, undefined, false],
  ['by a proxy that calls itself so', '127.0.0.1', { via: '1.1 cache' }, undefined, false],
  ['with the token', '10.0.0.7', bearer(TOKEN), TOKEN, true],
  ['with the token through a proxy', '127.0.0.1', { ...bearer(TOKEN), 'x-real-ip': '1.2.3.4' }, TOKEN, true],
  ['with a token that is longer', '10.0.0.7', bearer(`${TOKEN}x`), TOKEN, false],
  ['with a token where none is set', '10.0.0.7', bearer('undefined'), undefined, false],
  ['with an empty token', '10.0.0.7', { authorization: 'Bearer ' }, TOKEN, false],
])('figures are asked for %s', (_, peer, headers, token, may) => {
  expect(mayReadMetrics(peer, headers, token)).toBe(may)
})
