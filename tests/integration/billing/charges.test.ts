import { describe, expect, it } from 'vitest'
import { billingHistory } from '@/lib/billing/billing-history'
import { billingOverview } from '@/lib/billing/billing-overview'
import { closePeriods } from '@/lib/billing/close-periods'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { grantPromo } from '@/lib/billing/grant-promo'
import { listEntries } from '@/lib/billing/list-entries'
import { postCharges } from '@/lib/billing/post-charges'
import { readBalance } from '@/lib/billing/read-balance'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { reconcile } from '@/lib/reconcile/reconcile'
import { makeAccount } from '@/tests/support/make-account'
import { sendUsage, textRow } from '@/tests/support/send-usage'

const ROW_PICOS = 400_000_000n
const now = new Date('2026-11-24T10:00:00Z')
const AT = '2026-11-24T09:00:00Z'

async function charges(accountId: bigint) {
  const { entries } = await listEntries(accountId, { limit: 200 })
  return entries
    .filter((row) => row.kind === 'charge')
    .map((row) => [row.period, row.amountPicos, row.reason])
}

async function owner() {
  const made = await makeAccount()
  await depositDirect(
    { accountId: made.accountId, amountPicos: 5n * PICOS_PER_USD, idempotencyKey: 'd' },
    { now },
  )
  return made
}

describe('the balance', () => {
  it('is the same exact number while a cost is a delta, recorded, and posted', async () => {
    const made = await owner()
    const { accountId } = made
    await grantPromo({ accountId }, { now })
    await sendUsage(made, [textRow(AT), textRow(AT)], now)
    const expected = {
      balancePicos: 6n * PICOS_PER_USD - 2n * ROW_PICOS,
      promoPicos: PICOS_PER_USD - 2n * ROW_PICOS,
    }
    const asDelta = await readBalance(accountId)
    expect(asDelta).toMatchObject({ ...expected, unfoldedPicos: 2n * ROW_PICOS, recordedNotPostedPicos: 0n })
    await foldDeltas()
    const recorded = await readBalance(accountId)
    expect(recorded).toMatchObject({ ...expected, unfoldedPicos: 0n, recordedNotPostedPicos: 2n * ROW_PICOS })
    await postCharges({ now })
    const posted = await readBalance(accountId)
    expect(posted).toMatchObject({ ...expected, unfoldedPicos: 0n, recordedNotPostedPicos: 0n })
    expect(asDelta.paidPicos).toBe(5n * PICOS_PER_USD)
    expect(posted.paidPicos).toBe(5n * PICOS_PER_USD)
  })

  it('goes below zero when usage has already happened', async () => {
    const made = await makeAccount()
    await sendUsage(made, [textRow(AT)], now)
    expect(await readBalance(made.accountId)).toMatchObject({ balancePicos: -ROW_PICOS, promoPicos: 0n })
  })
})

describe('posting charges', () => {
  it('makes one entry for what was recorded since the last, and none for nothing', async () => {
    const made = await owner()
    await sendUsage(made, [textRow(AT), textRow(AT)], now)
    await postCharges({ now })
    expect(await charges(made.accountId)).toEqual([])
    await foldDeltas()
    await postCharges({ now })
    await postCharges({ now })
    await sendUsage(made, [textRow(AT)], now)
    await foldDeltas()
    await postCharges({ now })
    expect(await charges(made.accountId)).toEqual([
      ['2026-11', '-400000000', 'Usage of 2026-11'],
      ['2026-11', '-800000000', 'Usage of 2026-11'],
    ])
  })

  it('posts once when many processes do it at the same moment', async () => {
    const made = await owner()
    await sendUsage(made, [textRow(AT)], now)
    await foldDeltas()
    const made10 = await Promise.all(Array.from({ length: 10 }, () => postCharges({ now })))
    expect(made10.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect(await charges(made.accountId)).toHaveLength(1)
  })

  it('keeps the equations while events, folding, posting and deposits go on together', async () => {
    const made = await owner()
    const { accountId } = made
    const rounds = Array.from({ length: 8 }, (_, round) => round)
    await Promise.all(
      rounds.flatMap((round) => [
        sendUsage(made, [textRow(AT), textRow('2026-10-31T23:59:59Z')], now),
        foldDeltas(),
        postCharges({ now }),
        depositDirect({ accountId, amountPicos: 1n, idempotencyKey: `d${round}` }, { now }),
      ]),
    )
    expect((await readBalance(accountId)).balancePicos).toBe(5n * PICOS_PER_USD + 8n - 16n * ROW_PICOS)
    await foldDeltas()
    await postCharges({ now })
    expect(await readBalance(accountId)).toMatchObject({
      balancePicos: 5n * PICOS_PER_USD + 8n - 16n * ROW_PICOS,
      recordedNotPostedPicos: 0n,
      unfoldedPicos: 0n,
    })
    expect((await reconcile({ accountId })).differences).toEqual([])
  })

  it('puts usage that came after its month had closed into the open month, as a correction', async () => {
    const made = await owner()
    const { accountId } = made
    const late = '2026-10-31T12:00:00Z'
    await sendUsage(made, [textRow(late)], new Date('2026-11-03T23:59:59Z'))
    await foldDeltas()
    expect(await closePeriods({ now: new Date('2026-11-03T23:59:59.999Z') })).toBe(0)
    expect(await closePeriods({ now: new Date('2026-11-04T00:00:00Z') })).toBeGreaterThan(0)
    await sendUsage(made, [textRow(late), textRow('2026-11-04T00:00:00Z')], new Date('2026-11-04T00:00:00Z'))
    const before = await billingHistory(accountId, { now: new Date('2026-11-04T00:00:00Z') })
    await foldDeltas()
    await postCharges({ now })
    const { months, totalCostPicos } = await billingHistory(accountId, { now })
    const costs = (list: typeof months) =>
      list.map((month) => [month.period, month.costPicos, month.correctionsPicos])
    expect(costs(before.months)).toEqual([
      ['2026-11', '800000000', '400000000'],
      ['2026-10', '400000000', '0'],
    ])
    expect(costs(months)).toEqual(costs(before.months))
    expect(months.map((month) => [month.state, month.postedPicos, month.depositsPicos])).toEqual([
      ['open', '800000000', '5000000000000'],
      ['closed', '400000000', '0'],
    ])
    expect(totalCostPicos).toBe('1200000000')
    expect(await charges(accountId)).toEqual([
      ['2026-11', '-800000000', 'Usage of 2026-11, corrections of 2026-10'],
      ['2026-10', '-400000000', 'Usage of 2026-10'],
    ])
    expect((await reconcile({ accountId })).differences).toEqual([])
  })
})

describe('the overview', () => {
  it('says what is spent, at what pace, and how long the balance lasts', async () => {
    const made = await makeAccount()
    const { accountId } = made
    await depositDirect({ accountId, amountPicos: 4n * PICOS_PER_USD, idempotencyKey: 'd' }, { now })
    const rows = ['2026-11-02T00:00:00Z', '2026-11-20T00:00:00Z', '2026-11-23T00:00:00Z'].map((time) =>
      textRow(time, { prompt_tokens: 1_000_000 }),
    )
    await sendUsage(made, rows.slice(0, 2), now)
    await foldDeltas()
    await sendUsage(made, rows.slice(2), now)
    expect(await billingOverview(accountId, { now })).toEqual({
      balancePicos: '2800000000000',
      promoPicos: '0',
      paidPicos: '2800000000000',
      recordedNotPostedPicos: '800000000000',
      unfoldedPicos: '400000000000',
      tierId: 'basic',
      tierByHand: false,
      period: '2026-11',
      spentPicos: '1200000000000',
      dailyPicos: '114285714286',
      daysLeft: 24,
      depositsPicos: '4000000000000',
      proDepositPicos: '5000000000000',
    })
  })

  it('has no pace without usage, and does not exist for an account that does not', async () => {
    const { accountId } = await makeAccount()
    expect(await billingOverview(accountId, { now })).toMatchObject({ dailyPicos: '0', daysLeft: null })
    await expect(billingOverview(1n, { now })).rejects.toMatchObject({ code: 'not_found' })
  })
})
