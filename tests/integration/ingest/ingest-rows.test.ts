import { describe, expect, it } from 'vitest'
import { onAccountSignal } from '@/lib/db/account-signals'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import { createSource } from '@/lib/sources/create-source'
import { makeAccount } from '@/tests/support/make-account'
import { POSTED_AT, TEXT_MODEL, textRow } from '@/tests/support/text-row'
import { usageTotals } from '@/tests/support/usage-totals'

const BY = { actor: 'system', now: POSTED_AT }

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
  return { ...account, context: { source, now: POSTED_AT } }
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
    const answer = await ingestRows([textRow('a', { ...more, client_ip: '203.0.113.7', extra: 1 })], context)
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
      model: TEXT_MODEL,
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
      `select time = '2026-03-10T12:00:00.123456Z' as exact, length(ip_hash) as "ipBytes"
       from events where account_id = $1`,
      [accountId],
    )
    expect(exact.rows).toEqual([{ exact: true, ipBytes: 16 }])
  })

  it('are charged by status, metered and priced or said not to be', async () => {
    const { accountId, context } = await ourSource()
    const flux = { model: 'flux.1-DEV', kind: 'image', width: 1024, height: 1024, steps: 30 }
    const answer = await ingestRows(
      [
        textRow('audio', { model: 'MeloTTS', kind: 'audio', characters: 1_000 }),
        textRow('cut', { status: 502, error_code: 'upstream_cut' }),
        textRow('image', flux),
        textRow('left', { status: 499 }),
        textRow('nobody', { model: 'who/Knows' }),
        textRow('refused', { status: 429, limit: 'model' }),
        textRow('unmetered', { completion_tokens: null }),
        textRow('zero', { prompt_tokens: 0, completion_tokens: 0 }),
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
      ['cut', TEXT_MODEL, 'free', 0n],
      ['image', 'FLUX.1-dev', 'charged', 12_000_000_000n],
      ['left', TEXT_MODEL, 'charged', 7_600_000n],
      ['nobody', 'who/Knows', 'unpriced', null],
      ['refused', TEXT_MODEL, 'free', 0n],
      ['unmetered', TEXT_MODEL, 'unmetered', null],
      ['zero', TEXT_MODEL, 'charged', 0n],
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
    await ingestRows([textRow('a'), textRow('b')], context)
    await ingestRows([textRow('a')], context)
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
    await ingestRows([textRow('a'), textRow('b')], context)
    const before = await usageTotals(accountId)
    const answer = await ingestRows(
      [textRow('a', { latency_ms: 5, client_ip: '::1' }), textRow('b', { prompt_tokens: 13 })],
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
    const first = await ingestRows([textRow('a'), textRow('a'), textRow('a', other)], context)
    expect(first).toMatchObject({ accepted: 1, duplicates: 1, conflicts: 1 })
    const second = await ingestRows([textRow('a', other), textRow('a'), textRow('new')], context)
    expect(second).toMatchObject({ accepted: 1, duplicates: 1, conflicts: 1 })
    expect(second.results.map((each) => each.result)).toEqual(['conflict', 'duplicate'])
    expect((await usageTotals(accountId)).events.requests).toBe('2')
  })

  it('is another event when another source or account sends it', async () => {
    const ours = await ourSource()
    const second = await createSource({ accountId: ours.accountId, name: 'second' }, BY)
    const platform = await createSource({ accountId: null, name: 'platform' }, BY)
    const theirs = await makeAccount()
    await ingestRows([textRow('a')], ours.context)
    const fromSecond = { source: { sourceId: second.sourceId, accountId: ours.accountId }, now: POSTED_AT }
    expect(await ingestRows([textRow('a')], fromSecond)).toMatchObject({ accepted: 1 })
    const rows = [ours.accountId, theirs.accountId].map((id) =>
      textRow('a', { account: formatId('acc', id) }),
    )
    const fromPlatform = { source: { sourceId: platform.sourceId, accountId: null }, now: POSTED_AT }
    expect(await ingestRows(rows, fromPlatform)).toMatchObject({ accepted: 2, duplicates: 0 })
    expect(await ingestRows(rows, fromPlatform)).toMatchObject({ accepted: 0, duplicates: 2 })
    expect((await usageTotals(ours.accountId)).events.requests).toBe('3')
  })
})
