import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBalance } from '@/lib/billing/read-balance'
import { formatId } from '@/lib/db/id'
import type { IngestAnswer } from '@/lib/ingest/schema'
import { startDataPlane } from '@/tests/support/data-plane'
import { makeAccount } from '@/tests/support/make-account'
import { usageTotals } from '@/tests/support/usage-totals'

/** What a bad row says where it may say anything; it must come back nowhere. */
const MARK = 'MARKER-5d0e'
/** 2 tokens of openai/gpt-oss-20b at $0.04 a million. */
const GOOD_COST_PICOS = 80_000n

let plane: Awaited<ReturnType<typeof startDataPlane>>
let ours: Awaited<ReturnType<typeof makeAccount>>
let theirs: Awaited<ReturnType<typeof makeAccount>>

beforeAll(async () => {
  plane = await startDataPlane()
  ours = await makeAccount()
  theirs = await makeAccount()
})
afterAll(() => plane.stop())

const seconds = (from = 0) => Date.now() / 1000 + from

function good(more: Record<string, unknown> = {}): Record<string, unknown> {
  const usage = { prompt_tokens: 1, completion_tokens: 1 }
  return { id: randomUUID(), time: seconds(), model: 'openai/gpt-oss-20b', status: 200, ...usage, ...more }
}
const image = (more: Record<string, unknown>) =>
  good({ model: 'FLUX.1-dev', kind: 'image', width: 64, height: 64, steps: 30, ...more })

async function post(body: string): Promise<{ status: number; text: string; answer: IngestAnswer }> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ours.source.secret}` }
  const response = await fetch(`${plane.url}/v1/events`, { method: 'POST', body, headers })
  const text = await response.text()
  return { status: response.status, text, answer: JSON.parse(text) }
}

async function books(accountId: bigint) {
  const { events, minutes } = await usageTotals(accountId)
  const { balancePicos } = await readBalance(accountId)
  return { requests: BigInt(events.requests ?? 0), cost: BigInt(events.cost ?? 0), balancePicos, minutes }
}

/** Sends text in place of a row between two good ones, and insists that they alone are counted. */
async function expectRefused(bad: string, code: string): Promise<void> {
  const before = await books(ours.accountId)
  const beforeTheirs = await books(theirs.accountId)
  const { status, text, answer } = await post(`[${JSON.stringify(good())},${bad},${JSON.stringify(good())}]`)
  expect(status).toBe(200)
  expect(answer).toMatchObject({ accepted: 2, rejected: 1, duplicates: 0, conflicts: 0, unpriced: 0 })
  expect(answer.results).toMatchObject([{ index: 1, result: 'rejected', code, message: expect.any(String) }])
  expect(text).not.toContain(MARK)
  const after = await books(ours.accountId)
  expect(after).toMatchObject({
    requests: before.requests + 2n,
    cost: before.cost + 2n * GOOD_COST_PICOS,
    balancePicos: before.balancePicos - 2n * GOOD_COST_PICOS,
    minutes: { requests: String(before.requests + 2n), cost: String(before.cost + 2n * GOOD_COST_PICOS) },
  })
  expect(await books(theirs.accountId)).toEqual(beforeTheirs)
}

describe('numbers', () => {
  const numbers = ['-1', '1.5', '1e309', '"12"', '9007199254740993', '9223372036854775808', '"NaN"', '1e-7']
  const fields = ['prompt_tokens', 'completion_tokens', 'cached_tokens', 'latency_ms', 'status']
  it.each(fields.flatMap((field) => numbers.map((number) => [field, number] as const)))(
    '%s of %s',
    (field, number) =>
      expectRefused(JSON.stringify(good({ [field]: 'HERE' })).replace('"HERE"', number), `invalid_${field}`),
  )

  it('NaN, which is no JSON, makes the whole body unreadable', async () => {
    const before = await books(ours.accountId)
    const bad = JSON.stringify(good({ prompt_tokens: 'HERE' })).replace('"HERE"', 'NaN')
    expect((await post(`[${JSON.stringify(good())},${bad}]`)).status).toBe(400)
    expect(await books(ours.accountId)).toEqual(before)
  })

  it.each<[string, string, Record<string, unknown>]>([
    ['an image of no width', 'invalid_width', { width: 0 }],
    ['of no height', 'invalid_height', { height: 0 }],
    ['1e9 wide', 'invalid_width', { width: 1e9 }],
    ['1e9 high', 'invalid_height', { height: 1e9 }],
    ['of no steps', 'invalid_steps', { steps: 0 }],
    ['a million images', 'invalid_images', { images: 1_000_000 }],
    [
      'dearer than an event can be',
      'cost_too_large',
      { width: 16_384, height: 16_384, steps: 1_000, images: 999 },
    ],
  ])('%s', (_, code, more) => expectRefused(JSON.stringify(image(more)), code))

  it('more cached than prompt tokens', () =>
    expectRefused(JSON.stringify(good({ cached_tokens: 2 })), 'invalid_cached_tokens'))
})

describe('times', () => {
  it.each<[string, string, () => unknown]>([
    ['none', 'invalid_time', () => undefined],
    ['null', 'invalid_time', () => null],
    ['of year 1', 'invalid_time', () => '0001-01-01T00:00:00Z'],
    ['of year 9999', 'time_too_far_ahead', () => '9999-12-31T23:59:59Z'],
    ['6 minutes ahead', 'time_too_far_ahead', () => seconds(360)],
    ['36 days ago', 'time_too_old', () => seconds(-36 * 86_400)],
    ['36 days ago, as text', 'time_too_old', () => new Date(Date.now() - 36 * 86_400_000).toISOString()],
    ['a second after the leap second', 'invalid_time', () => '2016-12-31T23:59:61Z'],
    ['without a zone', 'invalid_time', () => new Date().toISOString().slice(0, -1)],
    ['in milliseconds', 'time_in_milliseconds', () => Date.now()],
    ['as text of seconds', 'invalid_time', () => String(seconds())],
    ['before 1970', 'time_too_old', () => -1],
    ['in other digits', 'invalid_time', () => '٢٠٢٦-11-24T12:00:00Z'],
    ['of another kind', 'invalid_time', () => ({ [MARK]: MARK })],
    ['a megabyte long', 'invalid_time', () => '2'.repeat(1_000_000)],
  ])('%s', (_, code, time) => expectRefused(JSON.stringify(good({ time: time() })), code))

  it('of an end before the start', () =>
    expectRefused(JSON.stringify(good({ latency_ms: -1_000 })), 'invalid_latency_ms'))

  it('of a leap second are taken', async () => {
    const minute = new Date(Date.now() - 120_000).toISOString().slice(0, 17)
    expect((await post(JSON.stringify(good({ time: `${minute}60Z` })))).answer).toMatchObject({ accepted: 1 })
  })
})

describe('identities', () => {
  const key = (keyId: bigint) => formatId('key', keyId)
  it.each<[string, string, () => Record<string, unknown>]>([
    ['an id of 1 MB', 'invalid_id', () => ({ id: MARK.repeat(90_000) })],
    ['an id with a NUL', 'invalid_id', () => ({ id: `${MARK}\u0000` })],
    ['half a character as id', 'invalid_id', () => ({ id: `${MARK}\ud800` })],
    ['an emoji in a model', 'invalid_model', () => ({ model: `${MARK} 😀` })],
    ['a right-to-left mark in a model', 'invalid_model', () => ({ model: `\u202e${MARK}` })],
    ['a formula as model', 'invalid_model', () => ({ model: `=HYPERLINK("${MARK}")` })],
    ['SQL as model', 'invalid_model', () => ({ model: `${MARK}'; drop table events; --` })],
    ['SQL as error code', 'invalid_error_code', () => ({ error_code: `${MARK}'; drop table events; --` })],
    ['SQL as client address', 'invalid_client_ip', () => ({ client_ip: `${MARK}' or 1=1` })],
    ['SQL as account', 'unknown_account', () => ({ account: `${MARK}' or 1=1` })],
    ['an account in pieces', 'unknown_account', () => ({ account: [MARK] })],
    ["another account's id", 'unknown_account', () => ({ account: formatId('acc', theirs.accountId) })],
    ["another account's key", 'unknown_key', () => ({ key: key(theirs.usageKey.keyId) })],
    ['a key that nobody has', 'unknown_key', () => ({ key: `key_${'0'.repeat(10)}1` })],
    ['a secret in place of a key', 'unknown_key', () => ({ key: ours.usageKey.key })],
    [
      "our key for another's account",
      'unknown_account',
      () => ({ key: key(ours.usageKey.keyId), account: formatId('acc', theirs.accountId) }),
    ],
  ])('%s', (_, code, more) => expectRefused(JSON.stringify(good(more())), code))

  it.each(['null', '[]', '[[]]', '7', `"${MARK}"`, 'true'])('%s in place of a row', (row) =>
    expectRefused(row, 'invalid_row'),
  )
})
