import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import { listPrices } from '@/lib/pricing/list-prices'
import { priceBook } from '@/lib/pricing/price-book'
import { seedCatalog } from '@/lib/pricing/seed-catalog'
import { setAlias } from '@/lib/pricing/set-alias'
import { setPrice } from '@/lib/pricing/set-price'
import { makeAccount } from '@/tests/support/make-account'

const NOW = new Date('2026-03-10T12:00:30Z')
const BY = { actor: 'usr_operator', now: NOW }
const minute = (time: string) => new Date(`2026-03-10T${time}:00Z`)

async function costs(model: string, times: string[], account?: { accountId: bigint; sourceId: bigint }) {
  const { accountId, sourceId } = account ?? (await newAccount())
  const rows = times.map((time) => {
    const id = `${model}-${time}`.replaceAll('+', '.')
    return { id, time: `2026-03-10T${time}Z`, model, status: 200, prompt_tokens: 1, completion_tokens: 0 }
  })
  await ingestRows(rows, { source: { sourceId, accountId }, now: NOW })
  const { rows: events } = await pool().query<{ cost: bigint | null }>(
    'select cost_picos as cost from events where account_id = $1 and request_id = any($2) order by time',
    [accountId, rows.map((row) => row.id)],
  )
  return events.map((event) => event.cost)
}

async function newAccount() {
  const { accountId, source } = await makeAccount()
  return { accountId, sourceId: source.sourceId }
}

describe('the built-in price book', () => {
  it('is there once however often it is seeded, and answers list prices', async () => {
    const count = async () => (await pool().query('select count(*) as n from prices')).rows[0]?.n
    const before = await count()
    await Promise.all([seedCatalog({ now: NOW }), seedCatalog({ now: NOW })])
    expect(await count()).toBe(before)
    const prices = await listPrices({ now: NOW })
    expect(prices.find((price) => price.model === 'FLUX.1-dev')?.rate).toEqual({
      kind: 'image',
      imageRatePicos: 10_000_000_000n,
    })
    expect(prices).toHaveLength(34)
  })
})

describe('a rate', () => {
  it('prices events by their own time, and never what was priced before it was entered', async () => {
    const account = await newAccount()
    await setPrice({ model: 'new/A', kind: 'text', usd: '1', startsAt: minute('10:00') }, BY)
    expect(await costs('new/A', ['09:59:59.999999', '10:00:00'], account)).toEqual([null, 1_000_000n])
    await setPrice({ model: 'new/A', kind: 'text', usd: '2', startsAt: minute('11:00') }, BY)
    expect(await costs('new/A', ['10:59:59.999999', '11:00:00'], account)).toEqual([1_000_000n, 2_000_000n])
    expect(await costs('new/A', ['10:00:00'], account)).toEqual([1_000_000n])
    expect(await costs('NEW/a', ['11:30:00'])).toEqual([2_000_000n])
  })

  it('of an account goes before the list price, for that account alone', async () => {
    const [account, other] = [await newAccount(), await newAccount()]
    await setPrice({ model: 'new/B', kind: 'text', usd: '1', startsAt: minute('09:00') }, BY)
    const own = { model: 'new/B', kind: 'text', usd: '0.5', accountId: account.accountId } as const
    await setPrice({ ...own, startsAt: minute('10:00') }, BY)
    expect(await costs('new/B', ['09:30:00', '10:30:00'], account)).toEqual([1_000_000n, 500_000n])
    expect(await costs('new/B', ['09:30:00', '10:30:00'], other)).toEqual([1_000_000n, 1_000_000n])
    await expect(setPrice({ ...own, accountId: 5n }, BY)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('begins in the minute that runs, and the next one follows it', async () => {
    const first = await setPrice({ model: 'new/C', kind: 'text', usd: '1' }, BY)
    expect(await setPrice({ model: 'new/C', kind: 'text', usd: '1' }, BY)).toEqual(first)
    const second = await setPrice({ model: 'new/C', kind: 'text', usd: '3' }, BY)
    expect(second).not.toEqual(first)
    const { rows } = await pool().query<{ at: Date }>(
      `select starts_at as at from prices where model = 'new/C' order by starts_at`,
    )
    expect(rows.map((row) => row.at.toISOString())).toEqual([
      '2026-03-10T12:00:00.000Z',
      '2026-03-10T12:01:00.000Z',
    ])
  })

  it('in use is not edited; one to come is', async () => {
    const price = { model: 'new/D', kind: 'text', startsAt: minute('10:00') } as const
    await setPrice({ ...price, usd: '1' }, BY)
    await expect(setPrice({ ...price, usd: '2' }, BY)).rejects.toMatchObject({ code: 'conflict' })
    const soon = { ...price, startsAt: minute('12:05') }
    await setPrice({ ...soon, usd: '2' }, BY)
    await expect(setPrice({ ...soon, usd: '3' }, BY)).rejects.toMatchObject({ code: 'conflict' })
    const later = { ...price, startsAt: minute('12:06') }
    const { priceId } = await setPrice({ ...later, usd: '4' }, BY)
    expect(await setPrice({ ...later, usd: '5' }, BY)).toEqual({ priceId })
    const book = await priceBook()
    const at = (time: string) =>
      book.find({ accountId: 0n, model: 'new/D', kind: 'text', timeMs: minute(time).getTime() })
    expect(['11:00', '12:05', '12:06'].map((time) => at(time)?.rate)).toMatchObject([
      { inputRatePicos: 1_000_000n },
      { inputRatePicos: 2_000_000n },
      { inputRatePicos: 5_000_000n },
    ])
  })

  it('is refused off the minute, inexact or for a name that no log could have', async () => {
    const price = { model: 'new/E', kind: 'text', usd: '1' } as const
    const code = 'invalid_request'
    await expect(setPrice({ ...price, startsAt: new Date(NOW) }, BY)).rejects.toMatchObject({ code })
    await expect(setPrice({ ...price, usd: '0.0000001' }, BY)).rejects.toMatchObject({ code })
    await expect(setPrice({ ...price, model: '(other)' }, BY)).rejects.toThrow()
    expect((await priceBook()).canonicalModel('new/E')).toBeNull()
  })

  it('is written down with who entered it', async () => {
    await setPrice({ model: 'new/F', kind: 'image', usd: '0.02', startsAt: minute('10:00') }, BY)
    const { rows } = await pool().query(
      `select actor, detail from audit_log where detail->>'model' = 'new/F'`,
    )
    const detail = {
      model: 'new/F',
      kind: 'image',
      startsAt: minute('10:00').toISOString(),
      imageRateUsd: '0.02',
    }
    expect(rows).toEqual([{ actor: 'usr_operator', detail }])
  })
})

describe('an alias', () => {
  it('makes a name known from then on, without regard to case', async () => {
    expect(await costs('My-Llama', ['10:00:00'])).toEqual([null])
    const model = 'meta-llama/Llama-3.3-70B-Instruct'
    expect(await setAlias({ name: 'My-Llama', model: model.toUpperCase() }, BY)).toEqual({
      alias: 'My-Llama',
      model,
    })
    expect(await costs('my-LLAMA', ['10:00:00'])).toEqual([400_000n])
    await setAlias({ name: 'MY-llama', model: 'openai/gpt-oss-20b' }, BY)
    expect(await costs('My-Llama', ['10:00:00'])).toEqual([40_000n])
  })

  it("is refused for no model, and for a model's own name", async () => {
    await expect(setAlias({ name: 'a', model: 'no/Such' }, BY)).rejects.toMatchObject({
      code: 'model_not_found',
    })
    const taken = { name: 'flux.1-DEV', model: 'SD2' }
    await expect(setAlias(taken, BY)).rejects.toMatchObject({ code: 'conflict' })
  })
})
