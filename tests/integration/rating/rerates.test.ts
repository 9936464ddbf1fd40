import { describe, expect, it } from 'vitest'
import { closePeriods } from '@/lib/billing/close-periods'
import { grantPromo } from '@/lib/billing/grant-promo'
import { listEntries } from '@/lib/billing/list-entries'
import { postCharges } from '@/lib/billing/post-charges'
import { postEntry } from '@/lib/billing/post-entry'
import { readBalance } from '@/lib/billing/read-balance'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { setPrice } from '@/lib/pricing/set-price'
import { beginRerate } from '@/lib/rating/begin-rerate'
import { continueRerates } from '@/lib/rating/continue-rerates'
import { getRerate } from '@/lib/rating/get-rerate'
import { previewRerate } from '@/lib/rating/preview-rerate'
import { resumeRerate } from '@/lib/rating/resume-rerate'
import { stopRerate } from '@/lib/rating/stop-rerate'
import { reconcile } from '@/lib/reconcile/reconcile'
import { makeAccount } from '@/tests/support/make-account'
import { sendUsage, textRow } from '@/tests/support/send-usage'
import { usageTotals } from '@/tests/support/usage-totals'
import { receiptOf } from './receipt-of'
import { rerate } from './rerate'

const now = new Date('2026-11-24T10:00:00Z')
const by = { actor: 'operator cli', now }
const USUAL = { from: '2026-10-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }

let made = 0
async function ownedModel(usd: string) {
  const model = `vendor/rerated-${++made}`
  await setPrice({ model, kind: 'text', usd, startsAt: new Date('2026-01-01T00:00:00Z') }, by)
  const owner = await makeAccount()
  const accounts = [formatId('acc', owner.accountId)]
  const row = (time: string, more = {}) => textRow(time, { model, ...more })
  const change = (to: string, startsAt = '2026-01-01T00:01:00Z') =>
    setPrice({ model, kind: 'text', usd: to, startsAt: new Date(startsAt) }, by)
  return { ...owner, model, row, change, scope: { ...USUAL, accounts, models: [model] } }
}

async function entriesOf(accountId: bigint) {
  const { entries } = await listEntries(accountId, { limit: 200 })
  return entries.map(({ kind, period, promoPicos, paidPicos }) => [kind, period, promoPicos, paidPicos])
}

const differences = async (accountId: bigint) => (await reconcile({ accountId })).differences

describe('a re-rate', () => {
  it('does what its preview says, in ratings, rollups, entries and the audit log, and once', async () => {
    const { accountId, row, change, scope, ...sender } = await ownedModel('1.00')
    const owner = { accountId, ...sender }
    const early = row('2026-11-01T00:00:00Z', { id: 'early' })
    await sendUsage(owner, [early, row('2026-11-20T00:00:30Z'), row('2026-11-20T00:00:30Z')], now)
    await foldDeltas()
    await postCharges({ now })
    await change('3.00', '2026-11-20T00:00:00Z')
    const preview = await previewRerate(scope, { now })
    expect(preview).toMatchObject({ events: '2', beforePicos: '2000000000', afterPicos: '6000000000' })
    expect(preview.months).toEqual([
      { usagePeriod: '2026-11', billedIn: '2026-11', differencePicos: '4000000000' },
    ])
    expect((await usageTotals(accountId)).minutes.cost).toBe('3000000000')
    const run = await rerate(scope, by)
    expect(run).toMatchObject({
      state: 'finished',
      expected: { events: '2', beforePicos: '2000000000', afterPicos: '6000000000' },
      done: { events: '2', beforePicos: '2000000000', afterPicos: '6000000000' },
    })
    expect(await entriesOf(accountId)).toEqual([
      ['rerate', '2026-11', '0', '-4000000000'],
      ['charge', '2026-11', '0', '-3000000000'],
    ])
    expect((await usageTotals(accountId)).hours).toMatchObject({ requests: '3', cost: '7000000000' })
    expect((await receiptOf(accountId, 'early')).ratings).toHaveLength(1)
    const audit = await pool().query('select action, detail from audit_log where target = $1', [run.runId])
    expect(audit.rows).toMatchObject([{ action: 'rerate.begin', detail: { reason: 'a wrong price' } }])
    expect((await previewRerate(scope, { now })).events).toBe('0')
    await expect(rerate(scope, by)).rejects.toMatchObject({ code: 'conflict' })
    await pool().query(`update rating_runs set state = 'running', cursor_account_id = 0`)
    await continueRerates({ now })
    expect((await getRerate(run.runId)).done).toEqual(run.done)
    expect(await differences(accountId)).toEqual([])
  })

  it('of a closed month is a correction in the open one, and gives back paid money only', async () => {
    const { accountId, row, change, scope, ...sender } = await ownedModel('1000.00')
    const owner = { accountId, ...sender }
    const october = new Date('2026-10-31T23:00:00Z')
    await grantPromo({ accountId }, { now: october })
    await sendUsage(owner, [row('2026-10-20T00:00:00Z', { id: 'o', prompt_tokens: 3_000 })], october)
    await foldDeltas()
    await closePeriods({ now })
    await change('500.00')
    const { months } = await previewRerate(scope, { now })
    expect(months).toEqual([
      { usagePeriod: '2026-10', billedIn: '2026-11', differencePicos: '-1500000000000' },
    ])
    await rerate(scope, by)
    expect(await entriesOf(accountId)).toEqual([
      ['rerate', '2026-11', '0', '1500000000000'],
      ['charge', '2026-10', '-1000000000000', '-2000000000000'],
      ['promo', '2026-10', '1000000000000', '0'],
    ])
    await change('2000.00', '2026-01-01T00:02:00Z')
    await rerate(scope, by)
    const receipt = await receiptOf(accountId, 'o')
    expect(receipt.ratings.map((rating) => [rating.costPicos, rating.reason])).toEqual([
      ['3000000000000', null],
      ['1500000000000', 'a wrong price'],
      ['6000000000000', 'a wrong price'],
    ])
    expect(receipt).toMatchObject({ costPicos: '6000000000000', lines: [{ amountPicos: '6000000000000' }] })
    expect((await readBalance(accountId)).balancePicos).toBe(-5n * PICOS_PER_USD)
    expect(await differences(accountId)).toEqual([])
  })

  it('says the same promo and paid money before and after it is posted', async () => {
    const { accountId, row, change, scope, ...sender } = await ownedModel('100.00')
    await sendUsage({ accountId, ...sender }, [row('2026-11-20T00:00:00Z', { prompt_tokens: 4_000 })], now)
    await foldDeltas()
    await grantPromo({ accountId }, { now })
    await change('50.00')
    const { bookVersion } = await previewRerate(scope, { now })
    await beginRerate({ ...scope, bookVersion, reason: 'a wrong price' }, by)
    const figures = async () => {
      const { balancePicos, promoPicos, paidPicos } = await readBalance(accountId)
      return { balancePicos, promoPicos, paidPicos }
    }
    await continueRerates({ now })
    const expected = {
      balancePicos: 800_000_000_000n,
      promoPicos: 600_000_000_000n,
      paidPicos: 200_000_000_000n,
    }
    expect(await figures()).toEqual(expected)
    await change('25.00', '2026-01-01T00:02:00Z')
    await sendUsage({ accountId, ...sender }, [row('2026-11-20T00:00:00Z')], now)
    const usual = { accountId, kind: 'adjustment' as const, period: '2026-11', reason: 'kindness' }
    await postEntry({ ...usual, idempotencyKey: 'k', amountPicos: 1n }, { now })
    const between = await figures()
    await foldDeltas()
    expect(await figures()).toEqual(between)
    await postCharges({ now })
    expect(await figures()).toEqual(between)
    expect(await differences(accountId)).toEqual([])
  })

  it('goes by the account’s own rate, and touches no other account and no other model', async () => {
    const one = await ownedModel('1.00')
    const two = await makeAccount()
    const rows = () => [one.row('2026-11-20T00:00:00Z'), textRow('2026-11-20T00:00:00Z')]
    await sendUsage(one, rows(), now)
    await sendUsage(two, rows(), now)
    const own = { model: one.model, kind: 'text' as const, accountId: one.accountId }
    await setPrice({ ...own, usd: '0.50', startsAt: new Date('2026-11-01T00:00:00Z') }, by)
    const run = await rerate({ ...one.scope, accounts: [] }, by)
    expect(run.effects.map((effect) => [effect.accountId, effect.events, effect.afterPicos])).toEqual([
      [formatId('acc', one.accountId), '1', '500000000'],
    ])
    expect((await usageTotals(one.accountId)).minutes.cost).toBe('900000000')
    expect((await usageTotals(two.accountId)).minutes.cost).toBe('1400000000')
    expect(await differences(one.accountId)).toEqual([])
  })

  it('stands when it is stopped and when the book changes, and goes on from there', async () => {
    const owner = await ownedModel('1.00')
    const minutes = Array.from({ length: 30 }, (_, n) => `2026-11-20T00:${String(n).padStart(2, '0')}:00Z`)
    await sendUsage(
      owner,
      minutes.flatMap((time) => [owner.row(time), owner.row(time)]),
      now,
    )
    await owner.change('2.00')
    const { bookVersion } = await previewRerate(owner.scope, { now })
    const { runId } = await beginRerate({ ...owner.scope, bookVersion, reason: 'a wrong price' }, by)
    await stopRerate(runId, by)
    await continueRerates({ now })
    expect(await getRerate(runId)).toMatchObject({ state: 'stopped', done: { events: '0' } })
    await resumeRerate(runId, by)
    const stop = new AbortController()
    const cut = continueRerates({ now, perStep: 7, signal: stop.signal })
    stop.abort()
    await cut
    await owner.change('4.00', '2026-01-01T00:02:00Z')
    await continueRerates({ now, perStep: 7 })
    const standing = await getRerate(runId)
    expect(standing.stoppedBecause).toMatch(/price book has changed/)
    expect(await differences(owner.accountId)).toEqual([])
    await resumeRerate(runId, by)
    await continueRerates({ now, perStep: 7 })
    expect(await getRerate(runId)).toMatchObject({ state: 'finished' })
    expect((await usageTotals(owner.accountId)).minutes.cost).toBe('240000000000')
    expect(await differences(owner.accountId)).toEqual([])
    const actions = await pool().query('select action from audit_log where target = $1 order by created_at', [
      runId,
    ])
    expect(actions.rowCount).toBe(4)
  })

  it('is refused for what can’t be', async () => {
    const { scope, accountId } = await ownedModel('1.00')
    const refused = (more: object) => expect(previewRerate({ ...scope, ...more }, { now })).rejects
    await refused({ models: ['nobody/knows'] }).toMatchObject({ code: 'model_not_found' })
    await refused({ accounts: [formatId('acc', accountId + 1n)] }).toMatchObject({ code: 'not_found' })
    await refused({ from: scope.to, to: scope.from }).toMatchObject({ code: 'invalid_request' })
    const old = refused({ from: '2024-01-01T00:00:00Z', to: '2025-01-01T00:00:00Z' })
    await old.toThrow('requests are kept since 2025-10-21, of earlier ones only sums')
    const begin = beginRerate({ ...scope, bookVersion: '1', reason: 'a wrong price' }, by)
    await expect(begin).rejects.toMatchObject({ code: 'conflict' })
  })
})
