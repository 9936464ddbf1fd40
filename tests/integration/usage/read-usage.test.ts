import { describe, expect, it } from 'vitest'
import { createProject } from '@/lib/accounts/create-project'
import { formatId, newId } from '@/lib/db/id'
import { createKey } from '@/lib/keys/create-key'
import { readUsage } from '@/lib/usage/read-usage'
import { NO_ID, OTHER_ID, type UsageAnswer, type UsageQueryInput, usageQuerySchema } from '@/lib/usage/schema'
import { record, recordHalfFolded, type TestAccount } from '@/tests/integration/usage/recorded-events'
import { makeAccount } from '@/tests/support/make-account'

const now = new Date('2026-11-24T10:58:03Z')
const BIG = 'deepseek-ai/DeepSeek-V3'
const SMALL = 'openai/gpt-oss-120b'

let made = 0
const row = (own: object) => ({
  id: `r${made++}`,
  time: '2026-11-24T10:30:00Z',
  model: SMALL,
  status: 200,
  prompt_tokens: 10,
  completion_tokens: 5,
  ...own,
})

const read = (account: TestAccount, view: UsageQueryInput) =>
  readUsage(account.accountId, usageQuerySchema.parse(view), { now })

const figures = (answer: UsageAnswer) =>
  answer.groups.map(({ id, label, members, sums }) => [id, label, members, sums.requests])

/** A second key in a project of its own, beside the account's first. */
async function withSecondKey() {
  const account = await makeAccount()
  const by = { actor: 'system', now }
  const { projectId } = await createProject({ accountId: account.accountId, name: 'search' }, by)
  const { keyId } = await createKey(
    { accountId: account.accountId, projectId, name: 'crawler', scopes: ['inference'] },
    by,
  )
  const [first, second] = [account.inferenceKey.keyId, keyId].map((id) => formatId('key', id))
  await recordHalfFolded(
    account,
    [
      row({ key: first }),
      row({ key: second }),
      row({ key: second, status: 429, limit: 'tier' }),
      row({ key: second, model: BIG }),
      row({}),
      row({
        model: 'MeloTTS',
        kind: 'audio',
        characters: 9,
        prompt_tokens: undefined,
        completion_tokens: undefined,
      }),
    ],
    now,
  )
  return { account, first, second, project: formatId('prj', projectId) }
}

describe('readUsage', () => {
  it('names keys and projects, and says what had no key', async () => {
    const { account, first, second, project } = await withSecondKey()
    expect(figures(await read(account, { group: 'key' }))).toEqual([
      [second, 'crawler', 0, '3'],
      [NO_ID, '(no key)', 0, '2'],
      [first, 'inference', 0, '1'],
    ])
    const byProject = figures(await read(account, { group: 'project', measure: 'promptTokens' }))
    expect(byProject).toEqual([
      [project, 'search', 0, '3'],
      [formatId('prj', account.projectId), 'default', 0, '3'],
    ])
  })

  it('groups by kind and status, and counts what was not answered', async () => {
    const { account } = await withSecondKey()
    expect(figures(await read(account, { group: 'kind' }))).toEqual([
      ['text', 'text', 0, '5'],
      ['audio', 'audio', 0, '1'],
    ])
    const byStatus = await read(account, { group: 'status', measure: 'errors' })
    expect(figures(byStatus)).toEqual([
      ['429', '429', 0, '1'],
      ['200', '200', 0, '5'],
    ])
    expect(byStatus.total).toMatchObject({ requests: '6', errors: '1', refused: '1' })
  })

  it('narrows by every filter, alone and together', async () => {
    const { account, first, second, project } = await withSecondKey()
    const count = async (view: UsageQueryInput) => (await read(account, view)).total.requests
    expect(await count({ models: `${BIG},MeloTTS` })).toBe('2')
    expect(await count({ keys: second })).toBe('3')
    expect(await count({ keys: `${NO_ID},${first}` })).toBe('3')
    expect(await count({ projects: project })).toBe('3')
    expect(await count({ kinds: 'audio' })).toBe('1')
    expect(await count({ statuses: '429' })).toBe('1')
    expect(await count({ statuses: '200', keys: second, models: SMALL })).toBe('1')
    expect(await count({ keys: formatId('key', newId()) })).toBe('0')
    expect(await count({ models: '' })).toBe('6')
  })

  it('ranks by the measure and adds the rest into Other', async () => {
    const account = await makeAccount()
    const rows = Array.from({ length: 30 }, (_, model) =>
      Array.from({ length: model + 1 }, () => row({ model: `vendor/m${model}`, prompt_tokens: 100 - model })),
    )
    await recordHalfFolded(account, rows.flat(), now)
    const byRequests = await read(account, { group: 'model', top: '2' })
    expect(figures(byRequests)).toEqual([
      ['vendor/m29', 'vendor/m29', 0, '30'],
      ['vendor/m28', 'vendor/m28', 0, '29'],
      [OTHER_ID, 'Other', 28, String((28 * 29) / 2)],
    ])
    expect(new Set(byRequests.points.map((point) => point.group))).toEqual(new Set([0, 1, 2]))
    const all = await read(account, { group: 'model', top: '20', measure: 'promptTokens' })
    expect(all.groups).toHaveLength(21)
    const tokens = all.groups.slice(0, 20).map((group) => BigInt(group.sums.promptTokens))
    expect(tokens).toEqual([...tokens].sort((a, b) => (a > b ? -1 : 1)))
    expect(all.total.unpriced).toBe(String((30 * 31) / 2))
  })

  it('shows no usage of another account', async () => {
    const [mine, other] = [await makeAccount(), await makeAccount()]
    await record(other, [row({})], now)
    const answer = await read(mine, { group: 'model' })
    expect([answer.groups, answer.points, answer.total.requests]).toEqual([[], [], '0'])
  })

  it('answers up to the minute that is filling, cut where the range begins', async () => {
    const account = await makeAccount()
    const rows = ['10:58:02', '10:44:00', '10:43:59'].map((time) => row({ time: `2026-11-24T${time}Z` }))
    await record(account, rows, now)
    const answer = await read(account, { range: '15m' })
    expect([answer.startAt, answer.endAt]).toEqual(['2026-11-24T10:44:00.000Z', '2026-11-24T10:59:00.000Z'])
    expect([answer.completeTo, answer.granularity, answer.buckets.length]).toEqual([
      now.toISOString(),
      'minute',
      15,
    ])
    expect(answer.points.map((point) => [point.bucket, point.value])).toEqual([
      [0, '1'],
      [14, '1'],
    ])
  })

  it('reads two years in days', async () => {
    const account = await makeAccount()
    await record(account, [row({})], now)
    const answer = await read(account, {
      range: 'custom',
      from: '2024-11-25',
      to: '2026-11-24',
      by: 'minute',
    })
    expect([answer.granularity, answer.buckets.length, answer.total.requests]).toEqual(['day', 730, '1'])
  })

  it.each<[UsageQueryInput, string]>([
    [{ zone: 'Mars/Base' }, 'zone'],
    [{ range: 'custom', from: '1999-12-31', to: '2000-01-01' }, 'from'],
    [{ range: 'custom', from: '2200-01-01', to: '2200-01-02' }, 'from'],
    [{ range: 'custom', from: '2016-01-01', to: '2026-11-24' }, 'from'],
    [{ keys: 'key_nothing' }, 'keys'],
    [{ projects: formatId('key', newId()) }, 'projects'],
    [{ kinds: 'video' }, 'kinds'],
    [{ statuses: '20' }, 'statuses'],
  ])('refuses %o', async (view, param) => {
    const account = await makeAccount()
    await expect(read(account, view)).rejects.toMatchObject({ code: 'invalid_request', param })
  })
})
