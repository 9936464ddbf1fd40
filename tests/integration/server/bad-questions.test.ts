import { beforeAll, describe, expect, it } from 'vitest'
import { POST as deposit } from '@/app/api/a/[account]/billing/deposits/route'
import { GET as entries } from '@/app/api/a/[account]/billing/entries/route'
import { POST as roll } from '@/app/api/a/[account]/keys/[key]/roll/route'
import { POST as createKey } from '@/app/api/a/[account]/keys/route'
import { POST as createSource } from '@/app/api/a/[account]/sources/route'
import { GET as costs } from '@/app/api/a/[account]/usage/costs/route'
import { GET as refused } from '@/app/api/a/[account]/usage/refused/route'
import { GET as series } from '@/app/api/a/[account]/usage/route'
import { GET as totals } from '@/app/api/a/[account]/usage/totals/route'
import { readBalance } from '@/lib/billing/read-balance'
import { formatId } from '@/lib/db/id'
import { publicUrl } from '@/lib/env'
import { listKeys } from '@/lib/keys/list-keys'
import { listSources } from '@/lib/sources/list-sources'
import { startDataPlane } from '@/tests/support/data-plane'
import { makeAccount } from '@/tests/support/make-account'
import { signedIn } from '@/tests/support/sign-in'

const MARK = 'MARKER-91be'
const SQL = `${MARK}'; drop table events; --`
/** Nothing that any parameter could mean. */
const NONSENSE = [
  SQL,
  `\u0000${MARK}`,
  `${MARK}\u202e😀`,
  '../../etc/passwd',
  '-1',
  '1e9',
  '1e309',
  '١٢',
  '{"a":1}',
]

type Endpoint = (
  request: Request,
  context: { params: Promise<{ account: string; key: string }> },
) => Promise<Response>

let made: Awaited<ReturnType<typeof makeAccount>>
let cookie = ''
let account = ''

beforeAll(async () => {
  made = await makeAccount()
  account = formatId('acc', made.accountId)
  cookie = await signedIn(made.email)
})

async function ask(endpoint: Endpoint, query: string, init: RequestInit = {}) {
  const headers = { cookie, origin: publicUrl() }
  const request = new Request(`${publicUrl()}/api/a/${account}/x${query}`, { headers, ...init })
  const key = formatId('key', made.usageKey.keyId)
  const answer = await endpoint(request, { params: Promise.resolve({ account, key }) })
  return { status: answer.status, text: await answer.text() }
}

describe('a parameter of nonsense', () => {
  const parameters: [string, Endpoint, string[]][] = [
    [
      'usage',
      series,
      ['range', 'zone', 'by', 'group', 'measure', 'top', 'keys', 'projects', 'kinds', 'statuses'],
    ],
    ['totals', totals, ['range', 'zone', 'group', 'keys']],
    ['costs', costs, ['range', 'zone', 'group', 'keys']],
    ['refused', refused, ['since']],
    ['entries', entries, ['before', 'limit']],
  ]
  const cases = parameters.flatMap(([name, endpoint, names]) =>
    names.map((parameter) => [name, parameter, endpoint] as const),
  )
  it.each(cases)('of %s is refused and not repeated: %s', async (_, parameter, endpoint) => {
    for (const value of NONSENSE) {
      // A page before the first entry but one, far above all there are, is an empty one.
      if (parameter === 'before' && value === '1e9') continue
      const { status, text } = await ask(endpoint, `?${parameter}=${encodeURIComponent(value)}`)
      expect([value, status]).toEqual([value, 400])
      expect(text).not.toContain(MARK)
    }
  })

  it('as a name of a model narrows to nothing or is refused', async () => {
    for (const value of NONSENSE) {
      for (const endpoint of [series, totals, costs]) {
        const { status, text } = await ask(endpoint, `?models=${encodeURIComponent(value)}`)
        expect([200, 400]).toContain(status)
        expect(text).not.toContain(MARK)
      }
    }
  })

  it('of an export is refused, over HTTP', async () => {
    const plane = await startDataPlane()
    const headers = { authorization: `Bearer ${made.usageKey.key}` }
    for (const parameter of [
      'start',
      'end',
      'time_zone',
      'format',
      'statement',
      'projects',
      'keys',
      'kinds',
    ]) {
      for (const value of NONSENSE) {
        const query = new URLSearchParams({ start: '2026-11-01', end: '2026-11-05', [parameter]: value })
        const answer = await fetch(`${plane.url}/v1/exports/billing.csv?${query}`, { headers })
        expect([parameter, value, answer.status]).toEqual([parameter, value, 400])
        expect(await answer.text()).not.toContain(MARK)
      }
    }
    plane.stop()
  })
})

describe('a body of nonsense', () => {
  const bodies = [
    ...['', 'null', '[]', '{', '7', `"${MARK}"`, '['.repeat(60_000), `{"${MARK}":1}`, '{"__proto__":{}}'],
    ...[`{"name":"${MARK}\\u0000"}`, `{"name":"${MARK}\\ud800"}`, `{"name":"x","${MARK}":1}`],
    `{"name":"${MARK}\\ud800","scopes":["inference"]}`,
    `{"name":"x","scopes":["${MARK}"]}`,
    `{"name":"x","scopes":["inference"],"expiresAt":"0001-01-01T00:00:00Z"}`,
    ...['"1e9"', '-5', '"٥"', '"5.001"', `"${MARK}"`, '1e309'].map((amount) => `{"amountUsd":${amount}}`),
    ...['-1', '1.5', '1e309', '"1"'].map((hours) => `{"overlapHours":${hours}}`),
  ]
  const endpoints: [string, Endpoint][] = [
    ['a key', createKey],
    ['a source', createSource],
    ['a deposit', deposit],
    ["a key's successor", roll],
  ]
  it.each(endpoints)('makes no %s', async (_, endpoint) => {
    const state = async () => [
      (await listKeys(made.accountId)).length,
      (await listSources(made.accountId)).length,
      await readBalance(made.accountId),
    ]
    const before = await state()
    for (const body of bodies) {
      const { status, text } = await ask(endpoint, '', { method: 'POST', body })
      expect([body.slice(0, 80), status]).toEqual([body.slice(0, 80), 400])
      expect(text).not.toContain(MARK)
    }
    expect(await state()).toEqual(before)
  })
})
