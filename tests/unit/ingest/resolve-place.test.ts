import { describe, expect, it } from 'vitest'
import { formatId } from '@/lib/db/id'
import { RowRefused } from '@/lib/ingest/formats/row-refused'
import { resolvePlaces } from '@/lib/ingest/resolve-place'

const [OURS, THEIRS, NOBODY] = [11n, 22n, 33n]
const account = (id: bigint) => formatId('acc', id)
const key = (id: bigint) => formatId('key', id)

const accounts = (id: bigint) =>
  id === NOBODY ? undefined : { tierId: 'basic', defaultProjectId: id + 100n }
const entries = [
  { keyId: 1n, accountId: OURS, projectId: 5n },
  { keyId: 2n, accountId: THEIRS, projectId: 6n },
].map((entry) => ({
  ...entry,
  scopes: [],
  expiresAt: null,
  revokedAt: new Date(0),
  secretHash: Buffer.alloc(32),
}))
const keys = {
  find: (keyId: bigint) => entries.find((entry) => entry.keyId === keyId),
  findByHash: () => undefined,
}

/** What each pair gives, asked twice: what is remembered must not differ from what was found. */
function resolve(sourceOf: bigint | null, accountText: unknown, keyText: unknown) {
  const place = resolvePlaces({ accountId: sourceOf }, accounts, keys)
  const ask = () => {
    try {
      return place(accountText, keyText)
    } catch (error) {
      return error instanceof RowRefused ? error.code : error
    }
  }
  const first = ask()
  expect(ask()).toEqual(first)
  return first
}

describe('whose a row is', () => {
  const ours = { accountId: OURS, projectId: 111n, keyId: 0n }
  const ourKey = { accountId: OURS, projectId: 5n, keyId: 1n }

  it.each<[string, bigint | null, unknown, unknown, unknown]>([
    ['a source of one account may leave both out', OURS, undefined, null, ours],
    ['or name its account', OURS, account(OURS), undefined, ours],
    ['or a key, a revoked one too', OURS, undefined, key(1n), ourKey],
    ['or both', OURS, account(OURS), key(1n), ourKey],
    ["but not another's account", OURS, account(THEIRS), undefined, 'unknown_account'],
    ["nor another's key", OURS, undefined, key(2n), 'unknown_key'],
    ["nor its own key with another's account", OURS, account(THEIRS), key(1n), 'unknown_account'],
    ['the platform must name one', null, undefined, undefined, 'missing_account'],
    ['by account', null, account(OURS), undefined, ours],
    ['or by key, which implies it', null, null, key(1n), ourKey],
    ['and both must agree', null, account(THEIRS), key(1n), 'account_mismatch'],
    ['an unknown account', null, account(NOBODY), undefined, 'unknown_account'],
    ['an unknown key', null, undefined, key(9n), 'unknown_key'],
    ['an empty text is no absent field', OURS, '', undefined, 'unknown_account'],
    ['nor an empty key', OURS, undefined, '', 'unknown_key'],
    ['a number is no id', OURS, undefined, 1, 'unknown_key'],
    ['nor is an object', null, {}, undefined, 'unknown_account'],
  ])('%s', (_, sourceOf, accountText, keyText, expected) => {
    expect(resolve(sourceOf, accountText, keyText)).toEqual(expected)
  })

  it('answers absent fields apart from empty ones whichever comes first', () => {
    const place = resolvePlaces({ accountId: OURS }, accounts, keys)
    expect(place(undefined, undefined)).toEqual(ours)
    expect(() => place('', undefined)).toThrow(RowRefused)
    expect(place(null, null)).toBe(place(undefined, undefined))
  })
})
