import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProject } from '@/lib/accounts/create-project'
import { sealCursor } from '@/lib/auth/seal-cursor'
import { formatId } from '@/lib/db/id'
import { createKey } from '@/lib/keys/create-key'
import { readRequest } from '@/lib/usage/read-request'
import { readRequestLog } from '@/lib/usage/read-request-log'
import { type RequestRow, requestLogQuerySchema } from '@/lib/usage/request-log-schema'
import { record, recordHalfFolded, type TestAccount } from '@/tests/integration/usage/recorded-events'
import { makeAccount } from '@/tests/support/make-account'

const now = new Date('2026-11-24T10:58:03Z')
const MODELS = ['openai/gpt-oss-120b', 'deepseek-ai/DeepSeek-V3', 'vendor/unpriced']
type View = Parameters<typeof requestLogQuerySchema.parse>[0]

const page = (account: TestAccount, view: object, rows?: number) =>
  readRequestLog(account.accountId, requestLogQuerySchema.parse(view as View), {
    now,
    ...(rows ? { rows } : {}),
  })

/** Every row of a view, page by page. */
async function walk(account: TestAccount, view: object, rows: number): Promise<RequestRow[]> {
  const all: RequestRow[] = []
  for (let next: string | null = ''; next !== null; ) {
    const got: Awaited<ReturnType<typeof page>> = await page(
      account,
      { ...view, ...(next ? { page: next } : {}) },
      rows,
    )
    expect(got.rows.length).toBeLessThanOrEqual(rows)
    all.push(...got.rows)
    next = got.next
  }
  return all
}

/** 400 requests of six days, many at the very same time, half of them folded. */
async function busyAccount() {
  const account = await makeAccount()
  const by = { actor: 'system', now }
  const { projectId } = await createProject({ accountId: account.accountId, name: 'search' }, by)
  const { keyId } = await createKey(
    { accountId: account.accountId, projectId, name: 'bot', scopes: ['inference'] },
    by,
  )
  const keys = [formatId('key', account.inferenceKey.keyId), formatId('key', keyId), undefined]
  const shapes = fc.record({
    key: fc.constantFrom(...keys),
    model: fc.constantFrom(...MODELS),
    status: fc.constantFrom(200, 200, 200, 200, 429, 503),
    prompt_tokens: fc.integer({ min: 0, max: 900 }),
    completion_tokens: fc.integer({ min: 0, max: 90 }),
    minutesAgo: fc.oneof(fc.integer({ min: 1, max: 6 * 1440 }), fc.integer({ min: 1, max: 40 })),
    second: fc.constantFrom('00', '30.5', '59.999999'),
  })
  const rows = fc.sample(shapes, { numRuns: 400, seed: 7 }).map(({ minutesAgo, second, ...row }, at) => {
    const minute = new Date(now.getTime() - minutesAgo * 60_000).toISOString().slice(0, 17)
    return { ...row, id: `r${at}`, time: `${minute}${second}Z` }
  })
  await recordHalfFolded(account, rows, now)
  return { account, rows, keys, projects: [account.projectId, projectId].map((id) => formatId('prj', id)) }
}

describe('the request log', () => {
  let made: Awaited<ReturnType<typeof busyAccount>>
  beforeAll(async () => {
    made = await busyAccount()
  })
  type Row = (typeof made.rows)[number]

  const views: [string, object, (row: Row) => boolean][] = [
    ['nothing', {}, () => true],
    ['a model', { models: MODELS[1] }, (row) => row.model === MODELS[1]],
    [
      'two models and a status',
      { models: `${MODELS[1]},${MODELS[2]}`, statuses: '503' },
      (row) => row.status === 503 && row.model !== MODELS[0],
    ],
    ['refusals', { statuses: '429' }, (row) => row.status === 429],
    ['no key', { keys: 'none' }, (row) => row.key === undefined],
    ['a kind that was not used', { kinds: 'audio' }, () => false],
    [
      'three days',
      { range: 'custom', from: '2026-11-20', to: '2026-11-22', statuses: '200' },
      (row) => row.status === 200 && row.time >= '2026-11-20' && row.time < '2026-11-23',
    ],
    [
      'a bar',
      { since: '2026-11-24T10:30:00Z', until: '2026-11-24T10:50:00Z', models: MODELS[0] },
      (row) => row.model === MODELS[0] && row.time >= '2026-11-24T10:30' && row.time < '2026-11-24T10:50',
    ],
  ]

  it.each(views)(
    'narrowed to %s holds each request once, newest first, whatever a page holds',
    async (_, view, fits) => {
      const wanted = made.rows.filter(fits).map(({ id }) => id)
      for (const rows of [1_000, 50, 7]) {
        const all = await walk(made.account, { range: '7d', ...view }, rows)
        expect(all.map(({ requestId }) => requestId).sort()).toEqual([...wanted].sort())
        const places = all.map(({ time, id }) => `${time} ${id}`)
        expect(places).toEqual([...places].sort().reverse())
      }
    },
  )

  it('is narrowed by key and by project', async () => {
    const [first = '', second = ''] = made.keys
    const ofKey = await walk(made.account, { range: '7d', keys: second }, 50)
    expect(new Set(ofKey.map(({ key }) => key?.name))).toEqual(new Set(['bot']))
    const ofProject = await walk(made.account, { range: '7d', projects: made.projects[1] }, 50)
    expect(ofProject.map(({ id }) => id)).toEqual(ofKey.map(({ id }) => id))
    expect(ofKey).toHaveLength(made.rows.filter(({ key }) => key === second).length)
    expect(
      (await walk(made.account, { range: '7d', keys: first }, 50)).every(({ key }) => key?.id === first),
    ).toBe(true)
  })

  it('keeps a page when newer requests arrive, and takes it with another filter', async () => {
    const { account, rows } = await busyAccount()
    const first = await page(account, { range: '7d' }, 10)
    const [second] = [await page(account, { range: '7d', page: first.next }, 10)]
    await record(
      account,
      [
        {
          id: 'new',
          time: '2026-11-24T10:58:01Z',
          model: MODELS[0],
          status: 200,
          prompt_tokens: 1,
          completion_tokens: 1,
        },
      ],
      now,
    )
    const again = await page(account, { range: '7d', page: first.next }, 10)
    expect(again.rows).toEqual(second?.rows)
    const narrowed = await page(account, { range: '7d', statuses: '200', page: first.next }, 500)
    expect(narrowed.rows.length).toBe(
      rows.filter(({ status }) => status === 200).length -
        first.rows.filter(({ status }) => status === 200).length,
    )
  })

  it('refuses a forged page and one of another account', async () => {
    const other = await makeAccount()
    const { next } = await page(made.account, { range: '7d' }, 5)
    const theirs = sealCursor(
      `${other.accountId} requests`,
      '2026-11-24T10:00:00Z 00000000-0000-0000-0000-000000000000',
    )
    for (const forged of [
      `${next}A`,
      'x',
      theirs,
      Buffer.from("2026-11-24 ' or true").toString('base64url'),
    ]) {
      await expect(page(made.account, { page: forged })).rejects.toMatchObject({
        code: 'invalid_request',
        param: 'page',
      })
    }
  })
})

describe('one request', () => {
  it('has its price, lines that add up to its cost, and the source that logged it', async () => {
    const account = await makeAccount()
    const time = '2026-11-24T10:00:00.123456Z'
    await record(
      account,
      [
        {
          id: 'a',
          time,
          model: MODELS[0],
          status: 200,
          prompt_tokens: 12,
          cached_tokens: 2,
          completion_tokens: 7,
          latency_ms: 340,
        },
        { id: 'b', time, model: MODELS[2], status: 200, prompt_tokens: 1, completion_tokens: 1 },
      ],
      now,
    )
    const { rows } = await page(account, { range: '24h' })
    const id = (name: string) => rows.find(({ requestId }) => requestId === name)?.id ?? ''
    const priced = await readRequest(account.accountId, id('a'))
    expect(priced).toMatchObject({
      time,
      source: 'gateway',
      project: 'default',
      key: null,
      latencyMs: 340,
      charge: 'charged',
    })
    const sum = priced.lines.reduce((total, line) => total + BigInt(line.amountPicos), 0n)
    expect([priced.rounding, sum.toString()]).toEqual([[], priced.costPicos])
    expect(priced.lines.map(({ meter, quantity }) => [meter, quantity])).toEqual([
      ['prompt tokens', '10'],
      ['cached tokens', '2'],
      ['completion tokens', '7'],
    ])
    expect(priced.price?.priceId).toMatch(/^prc_/)
    expect(await readRequest(account.accountId, id('b'))).toMatchObject({
      charge: 'unpriced',
      costPicos: null,
      price: null,
      lines: [],
    })
  })

  it('is not there for another account, nor under a name that is none', async () => {
    const [account, other] = [await makeAccount(), await makeAccount()]
    await record(account, [{ id: 'a', time: '2026-11-24T10:00:00Z', model: MODELS[0], status: 429 }], now)
    const [row] = (await page(account, { range: '24h' })).rows
    for (const [whose, id] of [
      [other, row?.id ?? ''],
      [account, 'x'],
      [account, "' or true"],
      [account, ''],
    ] as const) {
      await expect(readRequest(whose.accountId, id)).rejects.toMatchObject({ code: 'not_found' })
    }
  })
})
