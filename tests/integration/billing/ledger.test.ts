import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { listEntries } from '@/lib/billing/list-entries'
import { postEntry } from '@/lib/billing/post-entry'
import { readBalance } from '@/lib/billing/read-balance'
import type { EntryKind } from '@/lib/billing/schema'
import { pool } from '@/lib/db/pool'
import { makeAccount } from '@/tests/support/make-account'

const now = new Date('2026-11-24T10:00:00Z')

function entry(
  accountId: bigint,
  kind: EntryKind,
  amountPicos: bigint,
  idempotencyKey: string = randomUUID(),
) {
  return { accountId, kind, amountPicos, idempotencyKey, period: '2026-11', reason: 'a test' }
}

async function newestFirst(accountId: bigint) {
  return (await listEntries(accountId, { limit: 200 })).entries
}

describe('the ledger', () => {
  it('runs numbers and balances on, promo first', async () => {
    const { accountId } = await makeAccount()
    await postEntry(entry(accountId, 'promo', 100n), { now })
    await postEntry(entry(accountId, 'deposit', 1_000n), { now })
    await postEntry(entry(accountId, 'charge', -130n), { now })
    await postEntry(entry(accountId, 'charge', -1_000n), { now })
    const entries = await newestFirst(accountId)
    expect(
      entries.map((row) => [
        row.number,
        row.kind,
        row.promoPicos,
        row.paidPicos,
        row.amountPicos,
        row.promoBalancePicos,
        row.balancePicos,
      ]),
    ).toEqual([
      [4, 'charge', '0', '-1000', '-1000', '0', '-30'],
      [3, 'charge', '-100', '-30', '-130', '0', '970'],
      [2, 'deposit', '0', '1000', '1000', '100', '1100'],
      [1, 'promo', '100', '0', '100', '100', '100'],
    ])
    expect(entries[0]).toMatchObject({ period: '2026-11', createdAt: now.toISOString(), reason: 'a test' })
    expect(await readBalance(accountId)).toEqual({
      balancePicos: -30n,
      promoPicos: 0n,
      paidPicos: -30n,
      recordedNotPostedPicos: 0n,
      unfoldedPicos: 0n,
    })
  })

  it('keeps every digit of amounts that no float holds', async () => {
    const { accountId } = await makeAccount()
    const amount = 12_345_678_901_234_567_890_123_456_789n
    await postEntry(entry(accountId, 'adjustment', amount), { now })
    await postEntry(entry(accountId, 'adjustment', 1n), { now })
    expect((await readBalance(accountId)).balancePicos).toBe(amount + 1n)
    expect((await newestFirst(accountId))[0]?.balancePicos).toBe((amount + 1n).toString())
  })

  it('answers the same entry for the same key, and refuses another under it', async () => {
    const { accountId } = await makeAccount()
    const first = await postEntry(entry(accountId, 'deposit', 500n, 'once'), { now })
    const again = await postEntry(entry(accountId, 'deposit', 500n, 'once'), { now: new Date() })
    expect([first.created, again.created]).toEqual([true, false])
    expect(again.entryId).toBe(first.entryId)
    await expect(postEntry(entry(accountId, 'deposit', 501n, 'once'), { now })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(postEntry(entry(accountId, 'promo', 500n, 'once'), { now })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await newestFirst(accountId)).toHaveLength(1)
  })

  it("keeps one account's keys and balances from another's", async () => {
    const [mine, theirs] = [await makeAccount(), await makeAccount()]
    await postEntry(entry(mine.accountId, 'deposit', 500n, 'same'), { now })
    const other = await postEntry(entry(theirs.accountId, 'deposit', 7n, 'same'), { now })
    expect(other.created).toBe(true)
    expect((await readBalance(mine.accountId)).balancePicos).toBe(500n)
    expect((await readBalance(theirs.accountId)).balancePicos).toBe(7n)
  })

  it('has no entry for an account that does not exist', async () => {
    await expect(postEntry(entry(1n, 'deposit', 5n), { now })).rejects.toMatchObject({ code: 'not_found' })
    expect(await newestFirst(1n)).toEqual([])
  })

  it('loses and doubles nothing with ten writers at once, half of whom repeat each other', async () => {
    const { accountId } = await makeAccount()
    await postEntry(entry(accountId, 'promo', 55n), { now })
    const writers = Array.from({ length: 10 }, async (_, writer) => {
      for (let turn = 0; turn < 10; turn += 1) {
        const key = writer < 5 ? `shared ${turn}` : `own ${writer} ${turn}`
        await postEntry(entry(accountId, 'charge', -1n, key), { now })
      }
    })
    await Promise.all(writers)
    const entries = (await newestFirst(accountId)).reverse()
    expect(entries.map((row) => row.number)).toEqual(Array.from({ length: 61 }, (_, index) => index + 1))
    for (const [index, row] of entries.slice(1).entries()) {
      const before = entries[index]
      expect(BigInt(row.balancePicos)).toBe(BigInt(before?.balancePicos ?? 0) + BigInt(row.amountPicos))
      expect(BigInt(row.promoBalancePicos)).toBeGreaterThanOrEqual(0n)
    }
    expect(entries.at(-1)).toMatchObject({ balancePicos: '-5', promoBalancePicos: '0' })
  })

  it.each([
    'update ledger_entries set paid_picos = 0',
    "update ledger_entries set reason = 'nothing' where false",
    'delete from ledger_entries',
    'truncate ledger_entries',
  ])('refuses in the database: %s', async (statement) => {
    const { accountId } = await makeAccount()
    await postEntry(entry(accountId, 'deposit', 500n), { now })
    await expect(pool().query(statement)).rejects.toThrow('ledger_entries is append-only')
    expect(await newestFirst(accountId)).toHaveLength(1)
  })

  it('is read in pages that meet without a gap', async () => {
    const { accountId } = await makeAccount()
    for (let turn = 0; turn < 5; turn += 1) await postEntry(entry(accountId, 'deposit', 1n), { now })
    const first = await listEntries(accountId, { limit: 3 })
    const second = await listEntries(accountId, { limit: 3, before: first.nextBefore ?? 0 })
    expect(first.entries.map((row) => row.number)).toEqual([5, 4, 3])
    expect(first.nextBefore).toBe(3)
    expect(second.entries.map((row) => row.number)).toEqual([2, 1])
    expect(second.nextBefore).toBeNull()
  })
})
