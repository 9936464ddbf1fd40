import { describe, expect, it } from 'vitest'
import { createAccount } from '@/lib/accounts/create-account'
import { onAccountSignal } from '@/lib/db/account-signals'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { AppError } from '@/lib/errors'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import { revokeKey } from '@/lib/keys/revoke-key'
import { createSource } from '@/lib/sources/create-source'
import { makeAccount } from '@/tests/support/make-account'
import { usageTotals } from '@/tests/support/usage-totals'

const NOW = new Date('2026-03-10T12:00:30Z')
const BY = { actor: 'system', now: NOW }
const MODEL = 'meta-llama/Llama-3.3-70B-Instruct'

const row = (id: string, more: Record<string, unknown> = {}) => {
  return {
    id,
    time: '2026-03-10T12:00:00.123456Z',
    model: MODEL,
    status: 200,
    prompt_tokens: 12,
    completion_tokens: 7,
    ...more,
  }
}

async function eventsOf(accountId: bigint) {
  const { rows } = await pool().query<Record<string, unknown>>(
    'select * from events where account_id = $1 order by request_id',
    [accountId],
  )
  return rows
}

async function ourSource() {
  const account = await makeAccount()
  const source = { sourceId: account.source.sourceId, accountId: account.accountId }
  return { ...account, context: { source, now: NOW } }
}

describe('rows that are taken', () => {
  it('are committed as they were logged, to the microsecond and the pico', async () => {
    const { accountId, context, inferenceKey, projectId } = await ourSource()
    const more = {
      key: formatId('key', inferenceKey.keyId),
      cached_tokens: 4,
      latency_ms: 80,
      ttft_ms: 9,
      stream: true,
    }
    const answer = await ingestRows([row('a', { ...more, client_ip: '203.0.113.7', extra: 1 })], context)
    expect(answer).toEqual({
      accepted: 1,
      duplicates: 0,
      conflicts: 0,
      rejected: 0,
      unpriced: 0,
      ignored_fields: 1,
      results: [],
    })
    const [event] = await eventsOf(accountId)
    expect(event).toMatchObject({
      source_id: context.source.sourceId,
      request_id: 'a',
      project_id: projectId,
      key_id: inferenceKey.keyId,
      model: MODEL,
      kind: 'text',
      status: 200,
      refused_by: 'none',
      prompt_tokens: 12,
      cached_tokens: 4,
      completion_tokens: 7,
      latency_ms: 80,
      ttft_ms: 9,
      stream: true,
      charge: 'charged',
      cost_picos: 7_600_000n,
    })
    const exact = await pool().query(
      `select time = '2026-03-10T12:00:00.123456Z' as exact, length(ip_hash) as "ipBytes" from events where account_id = $1`,
      [accountId],
    )
    expect(exact.rows).toEqual([{ exact: true, ipBytes: 16 }])
  })

  it('are charged by status, metered and priced or said not to be', async () => {
    const { accountId, context } = await ourSource()
    const flux = { model: 'flux.1-DEV', kind: 'image', width: 1024, height: 1024, steps: 30 }
    const answer = await ingestRows(
      [
        row('audio', { model: 'MeloTTS', kind: 'audio', characters: 1_000 }),
        row('cut', { status: 502, error_code: 'upstream_cut' }),
        row('image', flux),
        row('left', { status: 499 }),
        row('nobody', { model: 'who/Knows' }),
        row('refused', { status: 429, limit: 'model' }),
        row('unmetered', { completion_tokens: null }),
        row('zero', { prompt_tokens: 0, completion_tokens: 0 }),
      ],
      context,
    )
    expect(answer).toMatchObject({
      accepted: 8,
      unpriced: 1,
      results: [{ index: 4, id: 'nobody', result: 'unpriced' }],
    })
    const events = await eventsOf(accountId)
    expect(events.map((event) => [event.request_id, event.model, event.charge, event.cost_picos])).toEqual([
      ['audio', 'MeloTTS', 'charged', 5_000_000_000n],
      ['cut', MODEL, 'free', 0n],
      ['image', 'FLUX.1-dev', 'charged', 12_000_000_000n],
      ['left', MODEL, 'charged', 7_600_000n],
      ['nobody', 'who/Knows', 'unpriced', null],
      ['refused', MODEL, 'free', 0n],
      ['unmetered', MODEL, 'unmetered', null],
      ['zero', MODEL, 'charged', 0n],
    ])
    expect(events.map((event) => event.price_id === 0n)).toEqual([
      false,
      true,
      false,
      false,
      true,
      true,
      true,
      false,
    ])
  })

  it('are told to who watches the account, and only when something was written', async () => {
    const { accountId, context } = await ourSource()
    const heard: bigint[] = []
    const stop = onAccountSignal((each) => heard.push(each))
    await ingestRows([row('a'), row('b')], context)
    await ingestRows([row('a')], context)
    stop()
    expect(heard).toEqual([accountId])
  })

  it('may be none', async () => {
    const { context } = await ourSource()
    expect(await ingestRows([], context)).toMatchObject({ accepted: 0, rejected: 0, results: [] })
  })
})

describe('the same event again', () => {
  it('is a duplicate, and a conflict when what counts differs; the first stands', async () => {
    const { accountId, context } = await ourSource()
    await ingestRows([row('a'), row('b')], context)
    const before = await usageTotals(accountId)
    const answer = await ingestRows(
      [row('a', { latency_ms: 5, client_ip: '::1' }), row('b', { prompt_tokens: 13 })],
      context,
    )
    expect(answer).toMatchObject({ accepted: 0, duplicates: 1, conflicts: 1 })
    expect(answer.results.map(({ index, id, result }) => [index, id, result])).toEqual([
      [0, 'a', 'duplicate'],
      [1, 'b', 'conflict'],
    ])
    expect(await usageTotals(accountId)).toEqual(before)
  })

  it('within one batch: later ones are measured by the one that stands', async () => {
    const { accountId, context } = await ourSource()
    const other = { status: 500 }
    const first = await ingestRows([row('a'), row('a'), row('a', other)], context)
    expect(first).toMatchObject({ accepted: 1, duplicates: 1, conflicts: 1 })
    const second = await ingestRows([row('a', other), row('a'), row('new')], context)
    expect(second).toMatchObject({ accepted: 1, duplicates: 1, conflicts: 1 })
    expect(second.results.map((each) => each.result)).toEqual(['conflict', 'duplicate'])
    expect((await usageTotals(accountId)).events.requests).toBe('2')
  })

  it('is another event when another source or account sends it', async () => {
    const ours = await ourSource()
    const second = await createSource({ accountId: ours.accountId, name: 'second' }, BY)
    const platform = await createSource({ accountId: null, name: 'platform' }, BY)
    const theirs = await makeAccount()
    await ingestRows([row('a')], ours.context)
    const fromSecond = { source: { sourceId: second.sourceId, accountId: ours.accountId }, now: NOW }
    expect(await ingestRows([row('a')], fromSecond)).toMatchObject({ accepted: 1 })
    const rows = [ours.accountId, theirs.accountId].map((id) => row('a', { account: formatId('acc', id) }))
    const fromPlatform = { source: { sourceId: platform.sourceId, accountId: null }, now: NOW }
    expect(await ingestRows(rows, fromPlatform)).toMatchObject({ accepted: 2, duplicates: 0 })
    expect(await ingestRows(rows, fromPlatform)).toMatchObject({ accepted: 0, duplicates: 2 })
    expect((await usageTotals(ours.accountId)).events.requests).toBe('3')
  })
})

describe('bad rows', () => {
  it('never take their neighbours along, whosever they are', async () => {
    const ours = await ourSource()
    const theirs = await makeAccount()
    const platform = await createSource({ accountId: null, name: 'platform' }, BY)
    const context = { source: { sourceId: platform.sourceId, accountId: null }, now: NOW }
    const account = formatId('acc', ours.accountId)
    const answer = await ingestRows(
      [
        row('good', { account }),
        row('bad', { account, prompt_tokens: -1 }),
        row('lost'),
        'text',
        row('theirs', { key: formatId('key', theirs.inferenceKey.keyId) }),
        row('mixed', { account, key: formatId('key', theirs.inferenceKey.keyId) }),
        row('dear', {
          account,
          model: 'FLUX.1-dev',
          kind: 'image',
          width: 16_384,
          height: 16_384,
          steps: 1_000,
          images: 1_000,
        }),
      ],
      context,
    )
    expect(answer).toMatchObject({ accepted: 2, rejected: 5 })
    expect(answer.results.map((each) => [each.index, each.id, each.code])).toEqual([
      [1, 'bad', 'invalid_prompt_tokens'],
      [2, 'lost', 'missing_account'],
      [3, null, 'invalid_row'],
      [5, 'mixed', 'account_mismatch'],
      [6, 'dear', 'cost_too_large'],
    ])
    expect((await usageTotals(ours.accountId)).events.requests).toBe('1')
    expect((await usageTotals(theirs.accountId)).events.requests).toBe('1')
  })

  it('are named up to a thousand, and counted all', async () => {
    const { context } = await ourSource()
    const answer = await ingestRows(Array(1_500).fill({}), context)
    expect(answer.rejected).toBe(1_500)
    expect(answer.results).toHaveLength(1_000)
  })

  it('are too many beyond 10,000', async () => {
    const { context } = await ourSource()
    await expect(ingestRows(Array(10_001).fill({}), context)).rejects.toThrow(AppError)
  })
})

describe('keys', () => {
  it("count after they were revoked, and never another account's", async () => {
    const { accountId, context, inferenceKey, usageKey } = await ourSource()
    const theirs = await makeAccount()
    await revokeKey({ accountId, keyId: usageKey.keyId }, BY)
    const keyed = [usageKey.keyId, inferenceKey.keyId, theirs.usageKey.keyId].map((keyId, index) =>
      row(`k${index}`, { key: formatId('key', keyId) }),
    )
    expect(await ingestRows(keyed, context)).toMatchObject({
      accepted: 2,
      rejected: 1,
      results: [{ code: 'unknown_key' }],
    })
  })
})

describe('names nobody knows', () => {
  it('are kept as they were sent, up to 1,000 of an account, then booked as (other)', async () => {
    const { accountId, context } = await ourSource()
    const { accountId: second } = await createAccount({ name: 'Second', ownerUserId: null }, BY)
    const named = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) =>
        row(`n${from + index}`, { model: `x/Model-${from + index}` }),
      )
    expect(await ingestRows(named(0, 990), context)).toMatchObject({ accepted: 990, unpriced: 990 })
    expect(await ingestRows(named(980, 1_020), context)).toMatchObject({ accepted: 30, duplicates: 10 })
    await ingestRows([row('late', { model: 'x/Model-5' }), row('later', { model: 'x/Model-5000' })], context)
    const { rows } = await pool().query<{ names: bigint; other: bigint; known: bigint }>(
      `select count(distinct model) filter (where model <> '(other)') as names,
         count(*) filter (where model = '(other)') as other, count(*) filter (where model = 'x/Model-5') as known
       from events where account_id = $1`,
      [accountId],
    )
    expect(rows).toEqual([{ names: 1_000n, other: 21n, known: 2n }])
    const { rows: names } = await pool().query('select 1 from unknown_models where account_id = $1', [second])
    expect(names).toHaveLength(0)
  })
})
