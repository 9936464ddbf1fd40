import { describe, expect, it } from 'vitest'
import { billingHistory } from '@/lib/billing/billing-history'
import { closePeriods } from '@/lib/billing/close-periods'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { listEntries } from '@/lib/billing/list-entries'
import { postEntry } from '@/lib/billing/post-entry'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { reconcile } from '@/lib/reconcile/reconcile'
import { CLOSES, imageRow, sendAt, septemberOf, statementsOf } from '@/tests/support/closed-months'
import { makeAccount } from '@/tests/support/make-account'
import { IMAGE_MODEL, sendUsage, TEXT_MODEL, textRow } from '@/tests/support/send-usage'

const ROW = 400_000_000n

describe('late usage', () => {
  it('is a correction in the next statement, naming its month, and the closed one stays', async () => {
    const made = await makeAccount()
    const { accountId } = made
    await septemberOf(made)
    await closePeriods({ now: CLOSES })
    const before = await statementsOf(accountId)
    const late = [textRow('2026-09-20T00:00:00Z'), imageRow('2026-09-20T00:00:00Z')]
    await sendAt(made, [...late, textRow('2026-10-02T00:00:00Z')], '2026-10-05T00:00:00Z')
    await sendAt(made, [textRow('2026-09-30T00:00:00Z')], '2026-11-03T00:00:00Z')
    const november = new Date('2026-11-04T00:00:00Z')
    await closePeriods({ now: november })
    await closePeriods({ now: november })
    const [october, september] = await statementsOf(accountId, november)
    expect([september]).toEqual(before)
    expect(
      october?.lines.map(({ corrects, model, meter, quantity, amountPicos }) =>
        [corrects, model, meter, quantity, amountPicos].join(' '),
      ),
    ).toEqual([
      ` ${TEXT_MODEL} prompt tokens 1000 400000000`,
      `2026-09 ${IMAGE_MODEL} image steps 30000000 11444091797`,
      `2026-09 ${TEXT_MODEL} prompt tokens 2000 800000000`,
    ])
    expect(october).toMatchObject({
      number: '2026-10-0002',
      usagePicos: '400000000',
      correctionsPicos: '12244091797',
    })
    const { months } = await billingHistory(accountId, { now: november })
    expect(months.map(({ period, state, correctionsPicos }) => [period, state, correctionsPicos])).toEqual([
      ['2026-11', 'open', '0'],
      ['2026-10', 'closed', '12244091797'],
      ['2026-09', 'closed', '0'],
    ])
    expect((await reconcile({ accountId })).differences).toEqual([])
  })

  it('of a month that closed without a statement is one as well', async () => {
    const made = await makeAccount()
    const { accountId } = made
    await closePeriods({ now: CLOSES })
    await sendAt(made, [textRow('2026-09-20T00:00:00Z')], '2026-10-05T00:00:00Z')
    await closePeriods({ now: new Date('2026-11-04T00:00:00Z') })
    const [october, ...others] = await statementsOf(accountId)
    expect(others).toEqual([])
    expect(october).toMatchObject({
      number: '2026-10-0001',
      usagePicos: '0',
      correctionsPicos: ROW.toString(),
    })
    expect(october?.lines.map(({ corrects }) => corrects)).toEqual(['2026-09'])
    expect((await reconcile({ accountId })).differences).toEqual([])
  })
})

describe('closing', () => {
  it('closes once when many do it at the same moment', async () => {
    const made = await makeAccount()
    await septemberOf(made)
    await Promise.all(Array.from({ length: 8 }, () => closePeriods({ now: CLOSES })))
    expect(await statementsOf(made.accountId)).toHaveLength(1)
    const { entries } = await listEntries(made.accountId, { limit: 10 })
    expect(entries.map(({ kind, period }) => [kind, period])).toEqual([['charge', '2026-09']])
    expect((await reconcile({ accountId: made.accountId })).differences).toEqual([])
  })

  it('closes several months one after the other, and books nothing into them afterwards', async () => {
    const made = await makeAccount()
    const { accountId } = made
    await sendAt(made, [textRow('2026-08-10T00:00:00Z')], '2026-08-10T00:00:01Z')
    await septemberOf(made)
    await closePeriods({ now: CLOSES })
    expect((await statementsOf(accountId)).map(({ number }) => number)).toEqual([
      '2026-09-0002',
      '2026-08-0001',
    ])
    const refund = {
      accountId,
      kind: 'refund' as const,
      idempotencyKey: 'r',
      period: '2026-09',
      reason: 'Refund',
    }
    await postEntry({ ...refund, amountPicos: -5n }, { now: CLOSES })
    const { entries } = await listEntries(accountId, { limit: 1 })
    expect(entries).toEqual([expect.objectContaining({ kind: 'refund', period: '2026-10' })])
    expect((await reconcile({ accountId })).differences).toEqual([])
  })

  it('keeps every equation while ingest, fold, posting and deposits go on', async () => {
    const made = await makeAccount()
    const { accountId } = made
    await septemberOf(made)
    const rounds = Array.from({ length: 6 }, (_, round) => round)
    await Promise.all(
      rounds.flatMap((round) => [
        sendUsage(made, [textRow('2026-09-15T00:00:00Z'), textRow('2026-10-03T00:00:00Z')], CLOSES),
        foldDeltas(),
        closePeriods({ now: CLOSES }),
        depositDirect({ accountId, amountPicos: 1n, idempotencyKey: `d${round}` }, { now: CLOSES }),
      ]),
    )
    await foldDeltas()
    await closePeriods({ now: CLOSES })
    expect((await reconcile({ accountId })).differences).toEqual([])
    await closePeriods({ now: new Date('2026-11-04T00:00:00Z') })
    const [october, september, ...others] = await statementsOf(accountId)
    expect(others).toEqual([])
    const told = [october, september].flatMap((each) => each?.lines ?? [])
    const tokens = told
      .filter(
        ({ model, corrects, meter }) => model === TEXT_MODEL && meter === 'prompt tokens' && corrects !== '',
      )
      .reduce((sum, { quantity }) => sum + BigInt(quantity ?? 0), 0n)
    expect(tokens).toBe(1_800n + 12_000n)
    expect((await reconcile({ accountId })).differences).toEqual([])
  })
})
