import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fingerprintOf, identityOf } from '@/lib/ingest/hash-event'
import { clientNetwork, hashIp } from '@/lib/ingest/hash-ip'
import type { LoggedEvent } from '@/lib/ingest/schema'

const EVENT: LoggedEvent = {
  place: { accountId: 1n, projectId: 2n, keyId: 3n },
  requestId: 'r-1',
  timeMicros: 1_772_366_400_000_000,
  model: 'm',
  kind: 'text',
  status: 200,
  refusedBy: 'none',
  errorCode: null,
  quantities: {
    promptTokens: 5,
    cachedTokens: null,
    completionTokens: 2,
    images: null,
    width: null,
    height: null,
    steps: null,
    characters: null,
  },
  latencyMs: 1,
  ttftMs: null,
  stream: null,
  clientIp: null,
  origin: null,
  reportedCostPicos: null,
}

describe('who an event is', () => {
  it('is the first 16 bytes of a SHA-256 of its source and id', () => {
    const expected = createHash('sha256').update('7|r-1').digest('binary').slice(0, 16)
    expect(identityOf(7n, 'r-1')).toBe(expected)
    expect(identityOf(7n, 'r-2')).not.toBe(expected)
    expect(identityOf(71n, 'r-1')).not.toBe(expected)
    expect(identityOf(7n, 'r-1', null)).toBe(expected)
    expect(identityOf(7n, 'r-1', 'o')).not.toBe(expected)
    expect(identityOf(7n, 'r-1', 'o')).not.toBe(identityOf(7n, 'r-1', 'p'))
  })
})

describe('what may not differ when an event comes again', () => {
  const same = fingerprintOf(EVENT)
  const quantities = (more: Partial<LoggedEvent['quantities']>) => ({
    quantities: { ...EVENT.quantities, ...more },
  })

  it.each<Partial<LoggedEvent>>([
    { timeMicros: EVENT.timeMicros + 1 },
    { place: { ...EVENT.place, keyId: 4n } },
    { model: 'M' },
    { kind: 'audio' },
    { status: 201 },
    quantities({ promptTokens: 6 }),
    quantities({ promptTokens: null }),
    quantities({ cachedTokens: 0 }),
    quantities({ characters: 2 }),
  ])('%o', (change) => {
    expect(fingerprintOf({ ...EVENT, ...change })).not.toBe(same)
  })

  it.each<Partial<LoggedEvent>>([
    { latencyMs: 99 },
    { clientIp: '1.1.1.1' },
    { stream: true },
    { errorCode: 'x' },
    { reportedCostPicos: 5n },
  ])('may differ: %o', (change) => {
    expect(fingerprintOf({ ...EVENT, ...change })).toBe(same)
  })
})

describe('client addresses', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
  ])('%s stands for %s', (address, network) => {
    expect(clientNetwork(address)).toBe(network)
  })

  it('are told apart under one secret and noise under another', () => {
    const [one, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
    expect(hashIp('203.0.113.7', one)).toHaveLength(16)
    expect(hashIp('::ffff:203.0.113.7', one)).toBe(hashIp('203.0.113.7', one))
    expect(hashIp('203.0.113.8', one)).not.toBe(hashIp('203.0.113.7', one))
    expect(hashIp('203.0.113.7', other)).not.toBe(hashIp('203.0.113.7', one))
  })
})
