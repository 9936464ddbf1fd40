import { describe, expect, it } from 'vitest'
import { postCharges } from '@/lib/billing/post-charges'
import { readBalance } from '@/lib/billing/read-balance'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { setAlias } from '@/lib/pricing/set-alias'
import { setPrice } from '@/lib/pricing/set-price'
import { listUnpriced } from '@/lib/rating/list-unpriced'
import { priceUnpriced } from '@/lib/rating/price-unpriced'
import { reconcile } from '@/lib/reconcile/reconcile'
import { makeAccount } from '@/tests/support/make-account'
import { sendUsage, TEXT_MODEL, textRow } from '@/tests/support/send-usage'
import { usageTotals } from '@/tests/support/usage-totals'
import { receiptOf } from './receipt-of'

const now = new Date('2026-11-24T10:00:00Z')
const by = { actor: 'operator cli', now }

let made = 0
/** A model that no one else of these tests prices. */
const newModel = () => `vendor/model-${++made}`

async function waiting(accountId: string) {
  const rows = await listUnpriced({ now })
  return rows
    .filter((row) => row.accountId === accountId)
    .map(({ model, missing, requests, promptTokens }) => ({ model, missing, requests, promptTokens }))
}

const outward = async (accountId: bigint) => (await import('@/lib/db/id')).formatId('acc', accountId)

describe('usage without a price', () => {
  it('waits in a queue that says what is missing, and is priced when a price covers it', async () => {
    const owner = await makeAccount()
    const model = newModel()
    const id = await outward(owner.accountId)
    const rows = ['2026-11-20T08:00:00Z', '2026-11-20T08:30:00Z', '2026-11-23T08:00:00Z']
    await sendUsage(
      owner,
      rows.map((time) => textRow(time, { model })),
      now,
    )
    expect(await waiting(id)).toEqual([{ model, missing: 'name', requests: '3', promptTokens: '3000' }])
    await foldDeltas()
    expect(await waiting(id)).toEqual([{ model, missing: 'name', requests: '3', promptTokens: '3000' }])
    const price = { model, kind: 'text' as const, usd: '2.00', startsAt: new Date('2026-11-22T00:00:00Z') }
    await setPrice(price, by)
    expect(await priceUnpriced({ now })).toBe(1)
    expect((await readBalance(owner.accountId)).balancePicos).toBe(-2_000_000_000n)
    expect(await waiting(id)).toEqual([
      { model, missing: 'earlier price', requests: '2', promptTokens: '2000' },
    ])
    expect((await reconcile({ accountId: owner.accountId })).differences).toEqual([])
    await setPrice({ ...price, usd: '1.00', startsAt: new Date('2026-11-20T08:10:00Z') }, by)
    expect(await priceUnpriced({ now })).toBe(1)
    expect(await priceUnpriced({ now })).toBe(0)
    await foldDeltas()
    await postCharges({ now })
    const totals = await usageTotals(owner.accountId)
    expect(totals.minutes).toMatchObject({ requests: '3', unpriced: '1', cost: '3000000000' })
    expect((await readBalance(owner.accountId)).balancePicos).toBe(-3_000_000_000n)
    expect((await reconcile({ accountId: owner.accountId })).differences).toEqual([])
  })

  it('is priced by an alias too, keeps the name it came with, and is charged once', async () => {
    const owner = await makeAccount()
    const model = newModel().toUpperCase()
    const time = '2026-11-24T09:00:00Z'
    await sendUsage(owner, [textRow(time, { id: 'a', model }), textRow(time, { model, status: 500 })], now)
    await setAlias({ name: model, model: TEXT_MODEL }, by)
    await foldDeltas()
    const turns = await Promise.all([1, 2, 3].map(() => priceUnpriced({ now })))
    expect(turns.reduce((sum, count) => sum + count)).toBe(1)
    const receipt = await receiptOf(owner.accountId, 'a')
    expect(receipt).toMatchObject({ model, charge: 'charged', costPicos: '400000000' })
    expect(receipt.ratings.map(({ charge, costPicos, reason }) => [charge, costPicos, reason])).toEqual([
      ['unpriced', null, null],
      ['charged', '400000000', null],
    ])
    await foldDeltas()
    await postCharges({ now })
    expect(await waiting(await outward(owner.accountId))).toEqual([])
    expect((await readBalance(owner.accountId)).balancePicos).toBe(-400_000_000n)
    expect((await reconcile({ accountId: owner.accountId })).differences).toEqual([])
  })

  it('leaves alone what no price can help', async () => {
    const owner = await makeAccount()
    const model = newModel()
    const time = '2026-11-24T09:00:00Z'
    const rows = [
      textRow(time, { model, status: 500 }),
      textRow(time, { model, completion_tokens: null }),
      textRow(time, { model, prompt_tokens: 100_000_000 }),
    ]
    await sendUsage(owner, rows, now)
    await setPrice({ model, kind: 'text', usd: '1000000', startsAt: new Date('2026-11-01T00:00:00Z') }, by)
    expect(await priceUnpriced({ now })).toBe(0)
    const { minutes } = await usageTotals(owner.accountId)
    expect(minutes).toMatchObject({ requests: '3', unpriced: '1', unmetered: '1', cost: '0' })
  })

  it('of more names than an account has room for stays without a price', async () => {
    const owner = await makeAccount()
    const time = '2026-11-24T09:00:00Z'
    const rows = Array.from({ length: 1_001 }, (_, n) => textRow(time, { model: `many/${n}` }))
    await sendUsage(owner, rows, now)
    const others = (await waiting(await outward(owner.accountId))).filter((row) => row.model === '(other)')
    expect(others).toEqual([
      { model: '(other)', missing: 'too many names', requests: '1', promptTokens: '1000' },
    ])
  })
})
