import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { addAlias } from '@/lib/pricing/add-alias'
import { enterPrice } from '@/lib/pricing/enter-price'
import { getModel } from '@/lib/pricing/get-model'
import { listModels } from '@/lib/pricing/list-models'
import { priceBook } from '@/lib/pricing/price-book'
import { PRICE_BOOK_LOCK } from '@/lib/pricing/queries/lock-price-book'
import { readName } from '@/lib/pricing/read-name'
import { removeAlias } from '@/lib/pricing/remove-alias'
import { setPrice } from '@/lib/pricing/set-price'
import { withdrawPrice } from '@/lib/pricing/withdraw-price'
import { makeAccount } from '@/tests/support/make-account'
import { makeOperator } from '@/tests/support/make-operator'

const NOW = new Date('2026-03-10T12:00:30Z')
const BY = { actor: 'operator cli', now: NOW }
const minute = (time: string) => new Date(`2026-03-10T${time}:00Z`)
const LLAMA = 'meta-llama/Llama-3.3-70B-Instruct'

async function auditOf(action: string, model: string) {
  const { rows } = await pool().query(
    `select actor, target, detail from audit_log where action = $1 and detail->>'model' = $2
     order by created_at`,
    [action, model],
  )
  return rows
}

/** Starts the writers while someone else holds the book, and lets them go when all of them wait for it. */
async function whileAllWait<T>(count: number, start: () => Promise<T>[]) {
  const holder = await pool().connect()
  await holder.query('begin')
  await holder.query('select pg_advisory_xact_lock($1)', [PRICE_BOOK_LOCK])
  const settled = Promise.allSettled(start())
  let waiting = 0n
  while (waiting < count) {
    const { rows } = await holder.query<{ n: bigint }>(
      `select count(*) as n from pg_locks l join pg_database d on d.oid = l.database
       where l.locktype = 'advisory' and not l.granted and d.datname = current_database()`,
    )
    waiting = rows[0]?.n ?? 0n
  }
  await holder.query('commit')
  holder.release()
  return settled
}

describe('several who enter a rate for one start at once', () => {
  it.each([
    ['in use', '11:00'],
    ['to come', '18:00'],
  ])('get one rate and one conflict, when it is %s', async (_, time) => {
    const price = { model: `race/${time.slice(0, 2)}`, kind: 'text', startsAt: minute(time) } as const
    const settled = await whileAllWait(4, () =>
      ['1', '2', '3', '4'].map((usd) => setPrice({ ...price, usd }, BY)),
    )
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const codes = settled.flatMap((each) => (each.status === 'rejected' ? each.reason.code : []))
    expect(codes).toEqual(['conflict', 'conflict', 'conflict'])
  })

  it('are answered alike when it is the same rate', async () => {
    const price = { model: 'race/same', kind: 'image', usd: '0.02', startsAt: minute('18:00') } as const
    const [one, two] = await Promise.all([setPrice(price, BY), setPrice(price, BY)])
    expect(one).toEqual(two)
    expect(await auditOf('price.set', 'race/same')).toHaveLength(1)
  })
})

it("an account's own rate can be entered the moment the account is there", async () => {
  const { accountId } = await makeAccount()
  // As another process writes it: without a word to what this one has in memory.
  const other = accountId ^ 4n
  await pool().query(
    `insert into accounts (account_id, name, tier_id, created_at, open_period)
     values ($1, 'Other', 'basic', $2, '2026-11-01')`,
    [other, NOW],
  )
  const price = { model: LLAMA, kind: 'text', usd: '0.2', accountId: other } as const
  await expect(setPrice(price, BY)).resolves.toHaveProperty('priceId')
  const { timelines } = await getModel(LLAMA, { now: NOW })
  expect(timelines.find(({ account }) => account?.name === 'Other')?.rates).toHaveLength(1)
})

describe('a rate that is off by a factor', () => {
  it('is taken only when that very factor is confirmed', async () => {
    const price = { model: 'off/A', kind: 'text', startsAt: minute('10:00') } as const
    await setPrice({ ...price, usd: '0.4' }, BY)
    const wrong = { ...price, usd: '0.4', output: '400', startsAt: minute('13:00') }
    const refusal = expect.objectContaining({
      code: 'unprocessable',
      message: expect.stringContaining('output: $400.00 is about 1,000 times above the rate before of $0.40'),
      details: { doubts: [expect.objectContaining({ key: 'output: about 1,000 above' })] },
    })
    await expect(enterPrice(wrong, { ...BY, confirmed: [] })).rejects.toEqual(refusal)
    const others = ['output: about 1,000,000 above', 'input: about 1,000 above']
    await expect(enterPrice(wrong, { ...BY, confirmed: others })).rejects.toEqual(refusal)
    expect(await auditOf('price.set', 'off/A')).toHaveLength(1)
    await enterPrice(wrong, { ...BY, confirmed: ['output: about 1,000 above'] })
    expect(await auditOf('price.set', 'off/A')).toHaveLength(2)
  })

  it('is compared with what is usual for the first rate, and with the list for an account', async () => {
    const first = { model: 'off/B', kind: 'image', usd: '10' } as const
    await expect(enterPrice(first, { ...BY, confirmed: [] })).rejects.toThrow('typical rate of $0.01')
    await enterPrice({ ...first, usd: '0.02' }, { ...BY, confirmed: [] })
    const { accountId } = await makeAccount()
    const own = { model: LLAMA, kind: 'text', accountId, usd: '40' } as const
    await expect(enterPrice(own, { ...BY, confirmed: [] })).rejects.toThrow('rate before of $0.40')
    await enterPrice({ ...own, usd: '0.3' }, { ...BY, confirmed: [] })
  })
})

describe('a rate to come', () => {
  it('is not replaced by what is entered on the page, only by what is meant to', async () => {
    const price = { model: 'drawn/C', kind: 'text', startsAt: minute('18:00') } as const
    const first = await enterPrice({ ...price, usd: '1' }, { ...BY, confirmed: [] })
    const again = enterPrice({ ...price, usd: '2' }, { ...BY, confirmed: [] })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
    expect(await setPrice({ ...price, usd: '2' }, BY)).toEqual(first)
    const [, replaced] = await auditOf('price.set', 'drawn/C')
    expect(replaced.detail).toMatchObject({ inputRateUsd: '0.000002', inputRateUsdBefore: '0.000001' })
  })

  it('is withdrawn, and the one before it holds on', async () => {
    const price = { model: 'drawn/A', kind: 'text' } as const
    await setPrice({ ...price, usd: '1', startsAt: minute('10:00') }, BY)
    const { priceId } = await setPrice({ ...price, usd: '2', startsAt: minute('18:00') }, BY)
    const { actor } = await makeOperator()
    await withdrawPrice({ priceId }, { actor, now: NOW })
    const at = { accountId: 0n, model: 'drawn/A', kind: 'text', timeMs: minute('19:00').getTime() } as const
    expect((await priceBook()).find(at)?.rate).toMatchObject({ inputRatePicos: 1_000_000n })
    expect(await auditOf('price.withdraw', 'drawn/A')).toMatchObject([
      { actor, detail: { inputRateUsd: '0.000002', startsAt: minute('18:00').toISOString() } },
    ])
    await expect(withdrawPrice({ priceId }, BY)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('stays once it has begun, or is so near that it may have priced something', async () => {
    const price = { model: 'drawn/B', kind: 'text', usd: '1' } as const
    for (const startsAt of [minute('12:00'), minute('12:05')]) {
      const { priceId } = await setPrice({ ...price, startsAt }, BY)
      await expect(withdrawPrice({ priceId }, BY)).rejects.toMatchObject({ code: 'conflict' })
    }
    const { timelines } = await getModel('drawn/B', { now: NOW })
    expect(timelines[0]?.rates.map((rate) => [rate.state, rate.mayWithdraw])).toEqual([
      ['present', false],
      ['future', false],
    ])
  })
})

describe('names', () => {
  it('are added once, refused where they are taken, removed, and read as logs are', async () => {
    const name = { name: 'Llama-Three', model: LLAMA }
    expect(await readName('LLAMA-three')).toMatchObject({ compared: 'llama-three', model: null, by: null })
    expect(await addAlias(name, BY)).toEqual({ alias: 'llama-three', model: LLAMA })
    expect(await addAlias(name, BY)).toEqual({ alias: 'llama-three', model: LLAMA })
    expect(await auditOf('alias.set', LLAMA)).toHaveLength(1)
    expect(await readName('LLAMA-three')).toMatchObject({ model: LLAMA, by: 'an alias' })
    expect(await readName(LLAMA.toUpperCase())).toMatchObject({ by: 'another case of its name' })
    await expect(addAlias({ ...name, model: 'FLUX.1-dev' }, BY)).rejects.toThrow(
      `stands for ${LLAMA} already`,
    )
    await expect(addAlias({ name: 'flux.1-DEV', model: LLAMA }, BY)).rejects.toThrow('model of its own')
    await removeAlias({ name: 'LLAMA-THREE' }, BY)
    expect(await readName('llama-three')).toMatchObject({ model: null })
    await expect(removeAlias({ name: 'llama-three' }, BY)).rejects.toMatchObject({ code: 'not_found' })
    expect(await auditOf('alias.remove', LLAMA)).toHaveLength(1)
  })
})

it('the book tells what holds now, what comes next, who entered it and what was changed', async () => {
  const { email, actor } = await makeOperator()
  const by = { actor, now: NOW }
  const price = { model: 'told/A', kind: 'text' } as const
  for (const [usd, time] of [
    ['1', '09:00'],
    ['2', '11:00'],
    ['3', '18:00'],
  ] as const) {
    await setPrice({ ...price, usd, startsAt: minute(time) }, by)
  }
  const { accountId } = await makeAccount()
  await setPrice({ ...price, usd: '0.5', accountId }, by)
  const row = (await listModels({ now: NOW })).rows.find(({ model }) => model === 'told/A')
  const inputs = [row?.now, row?.next].map((rate) => rate?.rate.figures[0]?.picos)
  expect([inputs, row?.accounts]).toEqual([['2000000', '3000000'], 1])
  const { timelines, changes } = await getModel('told/A', { now: NOW })
  expect(timelines.map(({ account }) => account?.name ?? null)).toEqual([null, 'Acme'])
  expect(timelines[0]?.rates).toMatchObject([
    { state: 'past', endsAt: minute('11:00').toISOString(), createdBy: email, mayWithdraw: false },
    { state: 'present', endsAt: minute('18:00').toISOString() },
    { state: 'future', endsAt: null, mayWithdraw: true },
  ])
  expect(changes).toHaveLength(3)
  expect(changes[0]).toMatchObject({ action: 'price.set', actor: email })
  await expect(getModel('no/Such', { now: NOW })).rejects.toMatchObject({ code: 'model_not_found' })
})
