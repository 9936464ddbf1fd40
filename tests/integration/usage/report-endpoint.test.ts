import { APIError } from 'openai'
import { describe, expect, it } from 'vitest'
import { formatId } from '@/lib/db/id'
import { record } from '@/tests/integration/usage/recorded-events'
import {
  added,
  allPages,
  busyAccount,
  FROM,
  now,
  raw,
  reportsUrl,
  serveReports,
  sums,
  TO,
  text,
  usageOf,
} from '@/tests/integration/usage/served-reports'
import { makeAccount } from '@/tests/support/make-account'

serveReports()

const codeOf = ({ status, text }: { status: number; text: string }) => [status, JSON.parse(text).error?.code]

describe('the usage reports, read by the OpenAI SDK', () => {
  it('add up to what the pages show, in every width and grouping, page by page', async () => {
    const { account } = await busyAccount()
    const usage = usageOf(account)
    const ofText = await sums(account, { kinds: 'text' })
    for (const bucket_width of ['1m', '1h', '1d'] as const) {
      for (const group_by of [
        [],
        ['model'],
        ['project_id', 'api_key_id', 'user_id', 'batch'],
      ] as 'model'[][]) {
        const limit = bucket_width === '1m' ? 1440 : 3
        const query = { start_time: FROM, end_time: TO, bucket_width, group_by, limit }
        const data = await allPages((page) => usage.completions({ ...query, ...page }))
        expect([data[0]?.start_time, data.at(-1)?.end_time]).toEqual([FROM, TO])
        expect(added(data, 'num_model_requests')).toBe(ofText.requests)
        expect(added(data, 'input_tokens')).toBe(ofText.promptTokens)
        expect(added(data, 'input_cached_tokens')).toBe(ofText.cachedTokens)
        expect(added(data, 'output_tokens')).toBe(ofText.completionTokens)
      }
    }
    const range = { start_time: FROM, end_time: TO }
    const [ofImages, ofAudio] = [
      await sums(account, { kinds: 'image' }),
      await sums(account, { kinds: 'audio' }),
    ]
    const [images, speeches] = [await usage.images(range), await usage.audioSpeeches(range)]
    expect([added(images.data, 'images'), added(images.data, 'num_model_requests')]).toEqual([
      ofImages.images,
      ofImages.requests,
    ])
    expect(added(speeches.data, 'characters')).toBe(ofAudio.characters)
    const none = await usage.embeddings(range)
    expect([none.data.length, none.has_more, none.data.flatMap(({ results }) => results)]).toEqual([
      5,
      false,
      [],
    ])
  })

  it('name what is grouped by, and leave null what is not', async () => {
    const account = await makeAccount()
    const key = formatId('key', account.inferenceKey.keyId)
    await record(account, [{ ...text, id: 'a', key, time: now.toISOString() }], now)
    const range = { start_time: FROM, end_time: TO, bucket_width: '1d' as const, limit: 31 }
    const plain = {
      object: 'organization.usage.completions.result',
      input_tokens: 11,
      output_tokens: 5,
      input_cached_tokens: 3,
      num_model_requests: 1,
      project_id: null,
      user_id: null,
      api_key_id: null,
      model: null,
      batch: null,
    }
    const whole = await usageOf(account).completions(range)
    expect(whole).toMatchObject({ object: 'page', has_more: false, next_page: null })
    expect(whole.data[4]).toEqual({
      object: 'bucket',
      start_time: TO - 86_400,
      end_time: TO,
      results: [plain],
    })
    expect(whole.data[3]?.results).toEqual([])
    const group_by = ['project_id', 'user_id', 'api_key_id', 'model', 'batch'] as const
    const grouped = await usageOf(account).completions({ ...range, group_by: [...group_by] })
    expect(grouped.data[4]?.results).toEqual([
      {
        ...plain,
        project_id: formatId('prj', account.projectId),
        api_key_id: key,
        model: 'openai/gpt-oss-120b',
        batch: false,
      },
    ])
  })

  it('are narrowed by project, key, model and batch', async () => {
    const { account, keys, projects } = await busyAccount()
    const count = async (more: object) =>
      added(
        (await usageOf(account).completions({ start_time: FROM, end_time: TO, ...more })).data,
        'num_model_requests',
      )
    const [first = '', second = ''] = keys
    expect(await count({ api_key_ids: [first, second] })).toBe(
      (await sums(account, { kinds: 'text', keys: `${first},${second}` })).requests,
    )
    expect(await count({ project_ids: [projects[1] ?? ''] })).toBe(
      (await sums(account, { kinds: 'text', projects: projects[1] })).requests,
    )
    expect(await count({ models: [text.model] })).toBe('36')
    expect([await count({ batch: false }), await count({ batch: true })]).toEqual(['54', '0'])
  })

  it('are empty for what lies ahead; without an end they end with the day that is filling', async () => {
    const account = await makeAccount()
    const today = Math.floor(Date.now() / 86_400_000) * 86_400
    const ahead = await usageOf(account).completions({ start_time: today + 30 * 86_400 })
    expect(ahead).toMatchObject({ data: [], has_more: false, next_page: null })
    const open = await usageOf(account).completions({ start_time: today - 2 * 86_400 })
    expect(open.data[0]).toMatchObject({ start_time: today - 2 * 86_400, results: [] })
    expect(open.data.length).toBeGreaterThanOrEqual(3)
  })

  it('take arrays in all three notations', async () => {
    const { account } = await busyAccount()
    const path = `usage/completions?start_time=${FROM}&end_time=${TO}`
    const answers = await Promise.all(
      [
        'group_by[]=model&group_by[]=project_id',
        'group_by=model&group_by=project_id',
        'group_by=model,project_id',
      ].map((lists) => raw(account, `${path}&${lists}`)),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1)
  })
})

describe('what a report refuses', () => {
  it('lets in only a key with usage:read, and shows it its own account', async () => {
    const [account, other] = [await makeAccount(), await busyAccount()]
    const path = `usage/completions?start_time=${FROM}&end_time=${TO}`
    expect(codeOf(await raw(account, path, account.inferenceKey.key))).toEqual([403, 'forbidden'])
    expect(codeOf(await raw(account, path, 'inf_nonsense'))).toEqual([401, 'invalid_api_key'])
    expect(codeOf(await raw(account, path, undefined, 'POST'))).toEqual([405, 'method_not_allowed'])
    const mine = await usageOf(account).completions({
      start_time: FROM,
      end_time: TO,
      api_key_ids: [other.keys[0] ?? ''],
    })
    expect(mine.data.flatMap(({ results }) => results)).toEqual([])
    const bare = await fetch(`${reportsUrl()}/${path}`)
    expect(bare.status).toBe(401)
  })

  it('refuses a forged page, one of another question and one of another account', async () => {
    const [{ account }, other] = [await busyAccount(), await makeAccount()]
    const query = { start_time: FROM, end_time: TO, limit: 2 }
    const { next_page } = await usageOf(account).completions(query)
    const page = next_page ?? ''
    const flipped = `${page.startsWith('A') ? 'B' : 'A'}${page.slice(1)}`
    const asked = [
      usageOf(account).completions({ ...query, page: flipped }),
      usageOf(account).completions({ ...query, page: `${page}AAAA` }),
      usageOf(account).completions({ ...query, page: Buffer.from('1763596800000').toString('base64url') }),
      usageOf(account).completions({ ...query, page, group_by: ['model'] }),
      usageOf(account).images({ ...query, page }),
      usageOf(other).completions({ ...query, page }),
    ]
    for (const answer of await Promise.allSettled(asked)) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { status: 400, param: 'page' } })
    }
    expect((await usageOf(account).completions({ ...query, page, limit: 3 })).data).toHaveLength(3)
  })

  it('gives the SDK what its errors are made of', async () => {
    const account = await makeAccount()
    const refused = await usageOf(account)
      .completions({ start_time: FROM, limit: 99 })
      .then(null, (error: unknown) => error)
    expect(refused).toBeInstanceOf(APIError)
    expect(refused).toMatchObject({
      status: 400,
      code: 'invalid_request',
      type: 'invalid_request_error',
      param: 'limit',
    })
    expect((refused as APIError).requestID).toMatch(/^req_/)
  })
})
