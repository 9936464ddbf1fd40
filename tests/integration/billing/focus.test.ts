import { beforeAll, describe, expect, it } from 'vitest'
import { closePeriods } from '@/lib/billing/close-periods'
import { depositDirect } from '@/lib/billing/deposit-direct'
import type { ExportAsk } from '@/lib/billing/export-question'
import { grantPromo } from '@/lib/billing/grant-promo'
import { listEntries } from '@/lib/billing/list-entries'
import { postEntry } from '@/lib/billing/post-entry'
import { parseId } from '@/lib/db/id'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { reconcile } from '@/lib/reconcile/reconcile'
import { dayStart } from '@/lib/time/range'
import { CLOSES, imageRow, sendAt, septemberOf, statementsOf } from '@/tests/support/closed-months'
import { exact, focusFaults, MANDATORY } from '@/tests/support/focus-rules'
import { makeAccount } from '@/tests/support/make-account'
import { readExport } from '@/tests/support/read-csv'
import { TEXT_MODEL, textRow } from '@/tests/support/send-usage'

const NOVEMBER = new Date('2026-11-04T00:00:00Z')
type Format = ExportAsk['format']

/** Picos of a column of USD. */
function sumOf(rows: Record<string, string>[], column: string): bigint {
  return rows.reduce((sum, row) => sum + exact(row[column], 12), 0n)
}

let accountId = 0n
let statements: Awaited<ReturnType<typeof statementsOf>> = []

/** An August with a deposit, a September of every kind, and an October that corrects it. */
beforeAll(async () => {
  const made = await makeAccount()
  accountId = made.accountId
  const on = (day: string) => ({ now: new Date(`${day}T09:30:00Z`) })
  await depositDirect({ accountId, amountPicos: 5n * PICOS_PER_USD, idempotencyKey: 'd' }, on('2026-08-20'))
  await grantPromo({ accountId }, on('2026-09-02'))
  const moved = { accountId, period: '2026-09', reason: 'Because' }
  const entry = (kind: 'refund' | 'adjustment', amountPicos: bigint) =>
    postEntry({ ...moved, kind, idempotencyKey: kind, amountPicos }, on('2026-09-20'))
  await entry('refund', -2n * PICOS_PER_USD)
  await entry('adjustment', 30n)
  await septemberOf(made)
  await closePeriods({ now: CLOSES })
  const late = [textRow('2026-09-20T00:00:00Z'), ...[0, 1, 2].map(() => imageRow('2026-09-20T00:00:00Z'))]
  await sendAt(
    made,
    [...late, textRow('2026-10-02T00:00:00Z', { model: TEXT_MODEL })],
    '2026-10-05T00:00:00Z',
  )
  await closePeriods({ now: NOVEMBER })
  statements = await statementsOf(accountId, NOVEMBER)
})

const ofStatement = (number: string, format: Format) => {
  const statement = statements.find((each) => each.number === number)
  return readExport(accountId, {
    format,
    of: { statementId: parseId('stm', statement?.statementId ?? '') ?? 0n },
  })
}
const ofDays = (start: string, end: string, zone: string, format: Format, filters = {}) => {
  const range = { startAt: dayStart(start, zone), endAt: dayStart(end, zone) }
  return readExport(accountId, { format, of: { ...range, zone, filters } })
}

describe('a month’s total', () => {
  it('is one number, to the pico, on the page, in the files and in the ledger', async () => {
    const { entries } = await listEntries(accountId, { limit: 100 })
    for (const { number, period, totalPicos, lines } of statements) {
      const [plain, focus] = [await ofStatement(number, 'plain'), await ofStatement(number, 'focus-1.4')]
      const ledger = entries
        .filter((entry) => entry.period === period && (entry.kind === 'charge' || entry.kind === 'rerate'))
        .reduce((sum, entry) => sum - BigInt(entry.amountPicos), 0n)
      const invoiced = focus.rows.filter((row) => row.InvoiceId === number)
      const said = [
        lines.reduce((sum, line) => sum + BigInt(line.amountPicos), 0n),
        sumOf(plain.rows, 'amount_usd'),
        sumOf(invoiced, 'BilledCost'),
        ledger,
      ].map(String)
      expect(said, number).toEqual(said.map(() => totalPicos))
      const counts = [plain.told, plain.rows.length, invoiced.length]
      expect(counts, number).toEqual(counts.map(() => lines.length))
    }
    expect((await reconcile({ accountId })).differences).toEqual([])
  })
})

describe('a statement as plain CSV', () => {
  it('has its lines in the columns of the billing CSV, with the month that each corrects', async () => {
    const { header, rows } = await ofStatement('2026-10-0003', 'plain')
    expect(header.slice(0, 16).join()).toBe(
      'date,project,key_id,key_name,model,kind,requests,errors,prompt_tokens,cached_tokens,' +
        'completion_tokens,images,characters,unpriced_requests,amount_usd,corrects',
    )
    expect(
      rows.map(({ date, project, meter, prompt_tokens, amount_usd, corrects, rate_usd }) =>
        [date, project, meter, prompt_tokens, amount_usd, corrects, rate_usd].join(' '),
      ),
    ).toEqual([
      '2026-10-01 default prompt tokens 1000 0.0004  0.0000004',
      '2026-09-01 default image steps  0.034332275391 2026-09 0.01',
      '2026-09-01 default prompt tokens 1000 0.0004 2026-09 0.0000004',
    ])
  })
})

describe('FOCUS 1.4', () => {
  const views: [string, () => ReturnType<typeof readExport>][] = [
    ['the statement of August', () => ofStatement('2026-08-0001', 'focus-1.4')],
    ['the statement of September', () => ofStatement('2026-09-0002', 'focus-1.4')],
    ['the statement of October', () => ofStatement('2026-10-0003', 'focus-1.4')],
    ['days of UTC', () => ofDays('2026-08-01', '2026-11-01', 'UTC', 'focus-1.4')],
    ['days of Kathmandu', () => ofDays('2026-08-01', '2026-11-01', 'Asia/Kathmandu', 'focus-1.4')],
  ]

  it.each(views)('keeps every rule of the specification in %s', async (_, read) => {
    const { header, rows, told, counted } = await read()
    expect(header).toEqual(expect.arrayContaining(MANDATORY))
    expect(new Set(header).size).toBe(header.length)
    const custom = header.findIndex((name) => name.startsWith('x_'))
    expect(header.slice(custom).every((name) => name.startsWith('x_'))).toBe(true)
    expect(header.slice(0, custom).every((name) => /^[A-Z][A-Za-z]+$/.test(name))).toBe(true)
    expect(rows.length).toBeGreaterThan(0)
    expect([told, counted]).toEqual([rows.length, rows.length])
    for (const row of rows) expect([focusFaults(row), row]).toEqual([[], row])
  })

  it('tells deposits, promo credit, refunds and adjustments as what they are', async () => {
    const { rows } = await ofDays('2026-08-01', '2026-11-01', 'UTC', 'focus-1.4')
    const money = rows.filter((row) => row.x_ModelName === '')
    expect(
      money.map((row) =>
        [
          row.ChargePeriodStart?.slice(0, 10),
          row.ChargeCategory,
          row.ChargeClass,
          row.BilledCost,
          row.EffectiveCost,
        ].join(' '),
      ),
    ).toEqual([
      '2026-08-20 Purchase  5 0',
      '2026-09-02 Credit  -1 -1',
      '2026-09-20 Purchase Correction -2 0',
      '2026-09-20 Adjustment  -0.00000000003 -0.00000000003',
    ])
  })

  it('tells what a statement corrects as corrections of the month in which it was used', async () => {
    const { rows } = await ofStatement('2026-10-0003', 'focus-1.4')
    expect(
      rows.map((row) =>
        [
          row.ChargeClass,
          row.BillingPeriodStart?.slice(0, 7),
          row.ChargePeriodStart?.slice(0, 7),
          row.SkuMeter,
        ].join(' '),
      ),
    ).toEqual([
      ' 2026-10 2026-10 Input tokens',
      'Correction 2026-10 2026-09 Images',
      'Correction 2026-10 2026-09 Input tokens',
    ])
  })

  it.each(['UTC', 'Asia/Kathmandu', 'America/Los_Angeles'])(
    'of days of %s sums to the plain CSV of them',
    async (zone) => {
      const days = ['2026-09-01', '2026-10-03', zone] as const
      const [plain, focus] = [await ofDays(...days, 'plain'), await ofDays(...days, 'focus-1.4')]
      const used = focus.rows.filter((row) => row.x_ModelName !== '')
      expect(sumOf(used, 'BilledCost')).toBe(sumOf(plain.rows, 'amount_usd'))
      expect(new Set(used.map((row) => row.x_KeyName))).toEqual(new Set(['', 'k']))
    },
  )

  it('keeps to filters, and then tells no money that has no model', async () => {
    const days = ['2026-08-01', '2026-11-01', 'UTC', 'focus-1.4'] as const
    const images = await ofDays(...days, { kinds: ['image'] })
    expect(new Set(images.rows.map((row) => row.x_Kind))).toEqual(new Set(['image']))
    expect((await ofDays(...days, { models: ['none'] })).rows).toEqual([])
  })
})
