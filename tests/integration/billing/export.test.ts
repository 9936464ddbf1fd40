import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { exportBillingCsv } from '@/lib/billing/export-billing-csv'
import type { ExportFilters } from '@/lib/billing/queries/billing-csv'
import { formatId } from '@/lib/db/id'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { createKey } from '@/lib/keys/create-key'
import { dayStart } from '@/lib/time/range'
import { makeAccount } from '@/tests/support/make-account'
import { AUDIO_MODEL, IMAGE_MODEL, sendUsage, TEXT_MODEL, textRow } from '@/tests/support/send-usage'

const now = new Date('2026-11-24T10:00:00Z')
const by = { actor: 'system', now }
const HEADER =
  'date,project,key_id,key_name,model,kind,requests,errors,prompt_tokens,cached_tokens,completion_tokens,' +
  'images,characters,unpriced_requests,amount_usd,corrects'

async function exported(
  accountId: bigint,
  [start, end]: [string, string],
  zone = 'UTC',
  filters: ExportFilters = {},
): Promise<string> {
  const destination = new PassThrough()
  const range = { startAt: dayStart(start, zone), endAt: dayStart(end, zone) }
  const done = exportBillingCsv(accountId, { format: 'plain', of: { ...range, zone, filters } }, destination)
  const chunks: Buffer[] = []
  for await (const chunk of destination) chunks.push(chunk)
  await done
  return Buffer.concat(chunks).toString('utf8')
}

/** The lines without their header; every line must have ended as RFC 4180 has it. */
function linesOf(csv: string): string[] {
  const lines = csv.split('\r\n')
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(lines.at(0)).toBe(HEADER)
  expect(lines.at(-1)).toBe('')
  return lines.slice(1, -1)
}

const NOVEMBER: [string, string] = ['2026-11-01', '2026-12-01']

describe('the billing CSV', () => {
  it('has a header and no line for an account without usage', async () => {
    const { accountId } = await makeAccount()
    expect(await exported(accountId, NOVEMBER)).toBe(`${HEADER}\r\n`)
  })

  it('writes every kind, keyless and keyed, folded or not, exact and in order', async () => {
    const made = await makeAccount()
    const { accountId, inferenceKey } = made
    const key = formatId('key', inferenceKey.keyId)
    const at = '2026-11-20T10:00:00Z'
    const rows = [
      textRow(at, { key, completion_tokens: 5, cached_tokens: 400 }),
      textRow(at, { key, status: 500, prompt_tokens: null }),
      {
        id: 'i',
        time: at,
        model: IMAGE_MODEL,
        kind: 'image',
        status: 200,
        width: 1000,
        height: 1000,
        steps: 30,
      },
      { id: 'a', time: at, model: AUDIO_MODEL, kind: 'audio', status: 200, characters: 8 },
    ]
    await sendUsage(made, rows, now)
    const asDeltas = await exported(accountId, NOVEMBER)
    await foldDeltas()
    await sendUsage(made, [textRow('2026-11-21T00:00:00Z', { model: 'nobody/knows' })], now)
    const lines = linesOf(await exported(accountId, NOVEMBER))
    expect(linesOf(asDeltas)).toEqual(lines.slice(0, 3))
    expect(lines).toEqual([
      `2026-11-20,default,,,${AUDIO_MODEL},audio,1,0,0,0,0,0,8,0,0.00004,`,
      `2026-11-20,default,,,${IMAGE_MODEL},image,1,0,0,0,0,1,0,0,0.011444091797,`,
      `2026-11-20,default,${key},inference,${TEXT_MODEL},text,2,1,1000,400,5,0,0,0,0.000402,`,
      '2026-11-21,default,,,nobody/knows,text,1,0,1000,0,0,0,0,1,0,',
    ])
  })

  it('lets no name be a formula, and quotes what needs quotes', async () => {
    const made = await makeAccount()
    const { accountId } = made
    const names = ['=HYPERLINK("http://x","y")', '+1', '-1', '@x', 'Müller, "Söhne"', 'a=b']
    const rows = []
    for (const name of names) {
      const { keyId } = await createKey({ accountId, name, projectName: name, scopes: ['inference'] }, by)
      rows.push(textRow('2026-11-20T10:00:00Z', { key: formatId('key', keyId) }))
    }
    await sendUsage(made, [...rows, textRow('2026-11-20T10:00:00Z', { model: '-model' })], now)
    const cells = linesOf(await exported(accountId, NOVEMBER)).map((line) => line.split(/,(?:key_\w+)?,/)[0])
    expect(cells).toEqual([
      "2026-11-20,'+1",
      "2026-11-20,'-1",
      `2026-11-20,"'=HYPERLINK(""http://x"",""y"")"`,
      "2026-11-20,'@x",
      '2026-11-20,"Müller, ""Söhne"""',
      '2026-11-20,a=b',
      '2026-11-20,default',
    ])
    expect(await exported(accountId, NOVEMBER)).toContain(",'-model,text,")
  })

  it.each([
    ['UTC', ['2026-11-19 1', '2026-11-20 5']],
    ['Asia/Kathmandu', ['2026-11-19 1', '2026-11-20 4', '2026-11-21 1']],
    ['America/Los_Angeles', ['2026-11-19 3', '2026-11-20 3']],
  ])('counts each request in its local day of %s, folded or not', async (zone, expected) => {
    const made = await makeAccount()
    // Kathmandu's midnight is 18:15 UTC, in the middle of an hour; Los Angeles' is 08:00 UTC.
    const times = ['2026-11-19T18:14:59.999Z', '2026-11-20T00:00:00Z', '2026-11-20T07:59:59Z']
    const more = ['2026-11-20T08:00:00Z', '2026-11-20T18:14:59Z', '2026-11-20T18:15:00Z']
    await sendUsage(
      made,
      [...times, ...more].map((time) => textRow(time)),
      now,
    )
    const read = async () =>
      linesOf(await exported(made.accountId, NOVEMBER, zone)).map((line) => {
        const cells = line.split(',')
        return `${cells[0]} ${cells[6]}`
      })
    expect(await read()).toEqual(expected)
    await foldDeltas()
    expect(await read()).toEqual(expected)
  })

  it('cuts the range at midnights of the zone, to the minute', async () => {
    const made = await makeAccount()
    const times = [
      '2026-11-19T18:14:59Z',
      '2026-11-19T18:15:00Z',
      '2026-11-20T18:14:59Z',
      '2026-11-20T18:15:00Z',
    ]
    await sendUsage(
      made,
      times.map((time) => textRow(time)),
      now,
    )
    await foldDeltas()
    const lines = linesOf(await exported(made.accountId, ['2026-11-20', '2026-11-21'], 'Asia/Kathmandu'))
    expect(lines.map((line) => line.split(',').slice(0, 7))).toEqual([
      ['2026-11-20', 'default', '', '', TEXT_MODEL, 'text', '2'],
    ])
  })

  it('keeps to its filters', async () => {
    const made = await makeAccount()
    const { accountId, projectId, inferenceKey } = made
    const other = await createKey(
      { accountId, name: 'other', projectName: 'search', scopes: ['inference'] },
      by,
    )
    const at = '2026-11-20T10:00:00Z'
    const rows = [
      textRow(at),
      textRow(at, { key: formatId('key', inferenceKey.keyId) }),
      textRow(at, { key: formatId('key', other.keyId) }),
      textRow(at, { model: AUDIO_MODEL, kind: 'audio', characters: 1 }),
    ]
    await sendUsage(made, rows, now)
    const count = async (filters: ExportFilters) =>
      linesOf(await exported(accountId, NOVEMBER, 'UTC', filters)).length
    expect(await count({})).toBe(4)
    expect(await count({ keyIds: [other.keyId, inferenceKey.keyId] })).toBe(2)
    expect(await count({ keyIds: [0n] })).toBe(2)
    expect(await count({ projectIds: [projectId] })).toBe(3)
    expect(await count({ models: [AUDIO_MODEL, "'; drop table events --", '$1'] })).toBe(1)
    expect(await count({ kinds: ['text'], models: [TEXT_MODEL] })).toBe(3)
    expect(await count({ kinds: [] })).toBe(0)
  })

  it("holds no other account's usage", async () => {
    const [mine, theirs] = [await makeAccount(), await makeAccount()]
    await sendUsage(theirs, [textRow('2026-11-20T10:00:00Z')], now)
    expect(await exported(mine.accountId, NOVEMBER)).toBe(`${HEADER}\r\n`)
    const { projectId, inferenceKey } = theirs
    const filters = { projectIds: [projectId], keyIds: [inferenceKey.keyId] }
    expect(await exported(mine.accountId, NOVEMBER, 'UTC', filters)).toBe(`${HEADER}\r\n`)
  })
})
