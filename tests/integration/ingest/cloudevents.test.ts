import { CloudEvent, HTTP } from 'cloudevents'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { createSource } from '@/lib/sources/create-source'
import { startDataPlane } from '@/tests/support/data-plane'
import { makeAccount } from '@/tests/support/make-account'
import { ROW_COST_PICOS, textRow } from '@/tests/support/text-row'
import { usageTotals } from '@/tests/support/usage-totals'

const BATCH = 'application/cloudevents-batch+json'
let plane: Awaited<ReturnType<typeof startDataPlane>>

beforeAll(async () => {
  plane = await startDataPlane()
})
afterAll(() => plane.stop())

type Event = CloudEvent<Record<string, unknown>>

function event(id: string, more: Record<string, unknown> = {}, row: Record<string, unknown> = {}): Event {
  const { id: _, time: __, ...data } = textRow(id, row)
  return new CloudEvent({ id, source: '/gateway', type: 'request.finished', data, ...more })
}

async function send(secret: string, events: Event | readonly Event[]) {
  const authorization = `Bearer ${secret}`
  const message =
    events instanceof CloudEvent
      ? HTTP.structured(events)
      : { headers: { 'content-type': BATCH }, body: JSON.stringify(events) }
  const headers = { ...(message.headers as Record<string, string>), authorization }
  const { status, text } = await plane.post('/v1/events', String(message.body), headers)
  return { status, ...JSON.parse(text) }
}

it("takes what the official SDK sends, one or a batch, each within its own source's ids", async () => {
  const { accountId, source } = await makeAccount()
  const first = event('1')
  expect(await send(source.secret, first)).toEqual({
    ...{ status: 200, accepted: 1, duplicates: 0, conflicts: 0, rejected: 0 },
    ...{ unpriced: 0, ignored_fields: 0, results: [] },
  })
  const changed = event('1', { time: first.time }, { prompt_tokens: 13 })
  const batch = [first, event('1', { source: '/another' }), event('an id of 3 words'), changed]
  expect(await send(source.secret, batch)).toMatchObject({
    accepted: 2,
    duplicates: 1,
    conflicts: 1,
    results: [
      { index: 0, id: '1', code: 'duplicate' },
      { index: 3, id: '1', code: 'conflict' },
    ],
  })
  expect(await send(source.secret, batch)).toMatchObject({ accepted: 0, duplicates: 3, conflicts: 1 })
  expect(await send(source.secret, [])).toMatchObject({ status: 200, accepted: 0, results: [] })
  const { rows } = await pool().query('select request_id from events where account_id = $1 order by 1', [
    accountId,
  ])
  expect(rows.map((row) => row.request_id)).toEqual([
    '1',
    '1',
    expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
  ])
  const { events, minutes } = await usageTotals(accountId)
  expect(events).toMatchObject({ requests: '3', cost: String(3n * ROW_COST_PICOS) })
  expect(minutes).toEqual(events)
})

it('names accounts by subject, and keeps the neighbours of a bad event', async () => {
  const [ours, theirs] = [await makeAccount(), await makeAccount()]
  const by = { actor: 'system', now: new Date() }
  const platform = await createSource({ accountId: null, name: 'platform' }, by)
  const subject = (account: { accountId: bigint }) => ({ subject: formatId('acc', account.accountId) })
  const answer = await send(platform.secret, [
    event('a', subject(ours)),
    event('a', subject(theirs)),
    event('b'),
    event('c', { subject: 'acc_nobody' }),
    event('d', { ...subject(ours), traceparent: 'extension' }, { prompt_tokens: -1, prompt: 'hello' }),
    event('e', subject(ours), { account: formatId('acc', theirs.accountId) }),
  ])
  expect(answer).toMatchObject({ status: 200, accepted: 2, rejected: 4, ignored_fields: 2 })
  expect(answer.results.map((row: { code: string }) => row.code)).toEqual([
    'missing_account',
    'unknown_account',
    'invalid_prompt_tokens',
    'account_mismatch',
  ])
  expect((await usageTotals(ours.accountId)).events.requests).toBe('1')
  expect((await usageTotals(theirs.accountId)).events.requests).toBe('1')
})

it('is refused as a whole when it is no JSON, or another encoding of CloudEvents', async () => {
  const { source } = await makeAccount()
  const headers = { authorization: `Bearer ${source.secret}` }
  const type = (name: string) => ({ ...headers, 'content-type': name })
  expect((await plane.post('/v1/events', '[{', type(BATCH))).status).toBe(400)
  expect((await plane.post('/v1/events', '{}', type('application/cloudevents+avro'))).status).toBe(415)
})
