import { beforeAll, describe, expect, it } from 'vitest'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { grantPromo } from '@/lib/billing/grant-promo'
import { postCharges } from '@/lib/billing/post-charges'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { transaction } from '@/lib/db/transaction'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { reconcile } from '@/lib/reconcile/reconcile'
import { makeAccount } from '@/tests/support/make-account'
import { AUDIO_MODEL, IMAGE_MODEL, sendUsage, TEXT_MODEL, textRow } from '@/tests/support/send-usage'

const now = new Date('2026-11-24T10:00:00Z')

function mixedRows(key: string): object[] {
  const image = { model: IMAGE_MODEL, kind: 'image', status: 200, width: 1000, height: 1000, steps: 30 }
  return [
    textRow('2026-11-20T10:00:00Z', {
      key,
      completion_tokens: 5,
      cached_tokens: 400,
      latency_ms: 900,
      ttft_ms: 90,
    }),
    textRow('2026-11-20T10:59:59.999999Z', { status: 429, limit: 'tier', prompt_tokens: null }),
    textRow('2026-10-31T23:59:59Z', { status: 499, completion_tokens: null }),
    textRow('2026-11-01T00:00:00Z', { status: 502, error_code: 'upstream_cut', latency_ms: 86_400_000 }),
    textRow('2026-11-02T00:00:00Z', { model: 'nobody/knows' }),
    { id: 'i1', time: '2026-11-20T10:00:00Z', images: 3, ...image },
    { id: 'i2', time: '2026-11-20T10:00:00Z', ...image },
    { id: 'i3', time: '2026-11-20T10:00:00Z', ...image, width: null },
    { id: 'a1', time: '2026-11-20T10:00:00Z', model: AUDIO_MODEL, kind: 'audio', status: 200, characters: 8 },
    { id: 'a2', time: '2026-11-20T10:00:00Z', model: AUDIO_MODEL, kind: 'audio', status: 200 },
  ]
}

async function accountWithUsage() {
  const made = await makeAccount()
  const { accountId } = made
  await grantPromo({ accountId }, { now })
  await depositDirect({ accountId, amountPicos: 5_000_000_000_000n, idempotencyKey: 'd' }, { now })
  await sendUsage(made, mixedRows(formatId('key', made.inferenceKey.keyId)), now)
  await foldDeltas()
  await postCharges({ now })
  const more = [textRow('2026-11-20T10:00:00Z'), textRow('2026-11-23T10:00:00Z', { latency_ms: 0 })]
  await sendUsage(made, more, now)
  return made
}

async function foundBy(accountId: bigint) {
  const { differences } = await reconcile({ accountId })
  return differences.map(({ at, what, expected, found }) => `${at} ${what}: ${expected} ${found}`)
}

describe('reconcile', () => {
  it('finds every kind of usage equal, folded, posted or neither, and counts what it compared', async () => {
    const { accountId } = await accountWithUsage()
    expect(await reconcile({ accountId })).toEqual({
      differences: [],
      checked: { accounts: 1, days: 5, periods: 3, entries: 3 },
    })
  })

  it('finds an account without anything equal, and refuses one that does not exist', async () => {
    const { accountId } = await makeAccount()
    expect((await reconcile({ accountId })).differences).toEqual([])
    await expect(reconcile({ accountId: 1n })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('folds nothing, posts nothing, changes nothing', async () => {
    const { accountId } = await accountWithUsage()
    const counts = async () => {
      const { rows } = await pool().query(
        `select (select count(*) from deltas where account_id = $1) as deltas,
           (select sum(posted_picos) from period_costs where account_id = $1) as posted,
           (select count(*) from ledger_entries where account_id = $1) as entries`,
        [accountId],
      )
      return rows[0]
    }
    const before = await counts()
    await reconcile({ accountId })
    expect(await counts()).toEqual(before)
    expect(before).toMatchObject({ deltas: 2n })
  })

  it('stays at no difference while events come, are folded and posted', async () => {
    const made = await accountWithUsage()
    let isWriting = true
    const writing = (async () => {
      for (let round = 0; round < 10; round += 1) {
        await sendUsage(made, [textRow('2026-11-20T10:00:00Z'), textRow('2026-11-21T10:00:00Z')], now)
        await foldDeltas()
        await postCharges({ now })
      }
    })().finally(() => {
      isWriting = false
    })
    let rounds = 0
    while (isWriting) {
      expect(await foundBy(made.accountId)).toEqual([])
      rounds += 1
    }
    await writing
    expect(rounds).toBeGreaterThan(0)
  })
})

describe('what reconcile finds when someone has meddled', () => {
  let made: Awaited<ReturnType<typeof accountWithUsage>>
  beforeAll(async () => {
    made = await accountWithUsage()
  })

  /** Runs a change, compares, and takes the change back. */
  async function afterChange(statements: string[], undo: string[]): Promise<string[]> {
    const run = (list: string[]) =>
      transaction(async (client) => {
        await client.query("set local session_replication_role = 'replica'")
        for (const statement of list) await client.query(statement, [made.accountId])
      })
    await run(statements)
    try {
      return await foundBy(made.accountId)
    } finally {
      await run(undo)
      expect(await foundBy(made.accountId)).toEqual([])
    }
  }

  it('a lost event', async () => {
    const found = await afterChange(
      ["update events set time = time - interval '1 year' where account_id = $1 and request_id = 'a1'"],
      ["update events set time = time + interval '1 year' where account_id = $1 and request_id = 'a1'"],
    )
    expect(found).toEqual([
      `2025-11-20 requests in minute rows against events (audio ${AUDIO_MODEL} 200): 1 0`,
      `2025-11-20 characters in minute rows against events (audio ${AUDIO_MODEL} 200): 8 0`,
      `2025-11-20 cost_picos in minute rows against events (audio ${AUDIO_MODEL} 200): 40000000 0`,
      `2025-11-20 requests in hour rows against events (audio ${AUDIO_MODEL} 200): 1 0`,
      `2025-11-20 characters in hour rows against events (audio ${AUDIO_MODEL} 200): 8 0`,
      `2025-11-20 cost_picos in hour rows against events (audio ${AUDIO_MODEL} 200): 40000000 0`,
      expect.stringContaining(
        `2026-11-20 requests in minute rows against events (audio ${AUDIO_MODEL} 200): 1 2`,
      ),
      expect.stringContaining('2026-11-20 characters'),
      expect.stringContaining('2026-11-20 cost_picos'),
      expect.stringContaining('2026-11-20 requests in hour rows'),
      expect.stringContaining('2026-11-20 characters in hour rows'),
      expect.stringContaining('2026-11-20 cost_picos in hour rows'),
    ])
  })

  it('one token too many in an hour', async () => {
    const where = "where account_id = $1 and kind = 'text' and status = 200 and model = 'nobody/knows'"
    const found = await afterChange(
      [`update usage_hours set prompt_tokens = prompt_tokens + 1 ${where}`],
      [`update usage_hours set prompt_tokens = prompt_tokens - 1 ${where}`],
    )
    expect(found).toEqual([
      '2026-11-02 prompt_tokens in hour rows against events (text nobody/knows 200): 1000 1001',
      '2026-11-02 prompt_tokens in the CSV against minute rows: 1000 1001',
    ])
  })

  it('a latency that no minute counts, and a time to a first token that one counts twice', async () => {
    const where = 'where account_id = $1 and status = 200 and latency_histogram > 0'
    const found = await afterChange(
      [
        `update usage_minutes set latency_histogram = latency_histogram - power(10::numeric, 600) ${where}`,
        `update usage_hours set ttft_histogram = ttft_histogram + 1 ${where}`,
      ],
      [
        `update usage_minutes set latency_histogram = power(10::numeric, 600)
           where account_id = $1 and ttft_histogram > 0`,
        `update usage_hours set ttft_histogram = ttft_histogram - 1 ${where}`,
      ],
    )
    expect(found).toEqual([
      `2026-11-20 latencies in minute rows against events (text ${TEXT_MODEL} 200): 1 0`,
      `2026-11-20 first_tokens in hour rows against events (text ${TEXT_MODEL} 200): 1 2`,
    ])
  })

  it('a pico between two models, which no sum of a day shows', async () => {
    const audio = "where account_id = $1 and kind = 'audio' and characters > 0"
    const day = "minute >= '2026-11-20Z'"
    const text = `where account_id = $1 and model = '${TEXT_MODEL}' and status = 200 and ${day}`
    const move = (picos: number) => [
      `update usage_minutes set cost_picos = cost_picos + ${picos} ${audio}`,
      `update usage_minutes set cost_picos = cost_picos - ${picos} ${text}`,
    ]
    const found = await afterChange(move(1), move(-1))
    expect(found.map((line) => line.split(' (')[0])).toEqual([
      '2026-11-20 cost_picos in minute rows against events',
      '2026-11-20 cost_picos in minute rows against events',
    ])
  })

  it.each([
    ['recorded_picos', /^2026-11 recorded cost by month of use/],
    ['posted_picos', /^2026-11 charge entries against posted cost/],
  ])('a %s that is off by a pico', async (column, line) => {
    const add = (picos: number) => [
      `update period_costs set ${column} = ${column} + ${picos}
         where account_id = $1 and period = '2026-11-01'`,
    ]
    expect(await afterChange(add(1), add(-1))).toEqual([expect.stringMatching(line)])
  })

  it('a balance that does not add up', async () => {
    const add = (picos: number) => [
      `update ledger_entries set balance_picos = balance_picos + ${picos}
         where account_id = $1 and number = 2`,
    ]
    expect(await afterChange(add(1), add(-1))).toEqual(['entry 2 balance: 6000000000000 6000000000001'])
  })

  it('an entry that is missing from the count', async () => {
    const number = (from: number, to: number) => [
      `update ledger_entries set number = ${to} where account_id = $1 and number = ${from}`,
    ]
    expect(await afterChange(number(3, 4), number(4, 3))).toEqual(['entry 4 number: 3 4'])
  })

  it('promo credit below zero', async () => {
    const move = (picos: string) => [
      `update ledger_entries set promo_picos = promo_picos - ${picos}, paid_picos = paid_picos + ${picos},
         promo_balance_picos = promo_balance_picos - ${picos} where account_id = $1 and number = 3`,
    ]
    const found = await afterChange(move('2000000000000'), move('(-2000000000000)'))
    expect(found).toEqual([expect.stringMatching(/^entry 3 promo balance at or above: 0 -/)])
  })
})
