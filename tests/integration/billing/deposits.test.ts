import { describe, expect, it } from 'vitest'
import { getAccount } from '@/lib/accounts/get-account'
import { setTierByHand } from '@/lib/accounts/set-tier-by-hand'
import { createDeposit } from '@/lib/billing/create-deposit'
import { depositDirect } from '@/lib/billing/deposit-direct'
import { getDeposit } from '@/lib/billing/get-deposit'
import { grantPromo } from '@/lib/billing/grant-promo'
import { listEntries } from '@/lib/billing/list-entries'
import { postEntry } from '@/lib/billing/post-entry'
import { readBalance } from '@/lib/billing/read-balance'
import { settleDeposit } from '@/lib/billing/settle-deposit'
import { onAccountSignal } from '@/lib/db/account-signals'
import { prisma } from '@/lib/db/prisma'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { makeAccount } from '@/tests/support/make-account'

const now = new Date('2026-11-24T10:00:00Z')
const by = { actor: 'usr_test', now }

async function tierOf(accountId: bigint) {
  return (await getAccount(accountId))?.tierId
}

async function settled(accountId: bigint, amountPicos: bigint) {
  const { depositId } = await createDeposit({ accountId, amountPicos }, by)
  return settleDeposit({ accountId, depositId }, { now })
}

async function markOfAccounts() {
  return (await prisma().changeMark.findUnique({ where: { name: 'accounts' } }))?.version ?? 0n
}

describe('deposits', () => {
  it('move nothing while they are pending', async () => {
    const { accountId } = await makeAccount()
    const { depositId } = await createDeposit({ accountId, amountPicos: 10n * PICOS_PER_USD }, by)
    expect(await getDeposit(accountId, depositId)).toMatchObject({
      status: 'pending',
      amountPicos: '10000000000000',
    })
    expect((await readBalance(accountId)).balancePicos).toBe(0n)
    expect(await tierOf(accountId)).toBe('basic')
  })

  it('are settled once, however many try at the same moment', async () => {
    const { accountId } = await makeAccount()
    const { depositId } = await createDeposit({ accountId, amountPicos: 7n * PICOS_PER_USD }, by)
    const tries = Array.from({ length: 50 }, () => settleDeposit({ accountId, depositId }, { now }))
    const answers = await Promise.all(tries)
    expect(answers.filter((answer) => answer.created)).toHaveLength(1)
    expect(new Set(answers.map((answer) => answer.entryId)).size).toBe(1)
    expect((await listEntries(accountId, { limit: 10 })).entries).toHaveLength(1)
    expect((await readBalance(accountId)).paidPicos).toBe(7n * PICOS_PER_USD)
    expect(await getDeposit(accountId, depositId)).toMatchObject({
      status: 'settled',
      settledAt: now.toISOString(),
    })
  })

  it.each([
    0n,
    -PICOS_PER_USD,
    PICOS_PER_USD - 1n,
    PICOS_PER_USD + 1n,
    10_000n * PICOS_PER_USD + 10_000_000_000n,
  ])('of %s picos are refused', async (amountPicos) => {
    const { accountId } = await makeAccount()
    await expect(createDeposit({ accountId, amountPicos }, by)).rejects.toThrow('must be')
  })

  it("of another account can't be settled or read", async () => {
    const [mine, theirs] = [await makeAccount(), await makeAccount()]
    const { depositId } = await createDeposit(
      { accountId: mine.accountId, amountPicos: 5n * PICOS_PER_USD },
      by,
    )
    const { accountId } = theirs
    await expect(settleDeposit({ accountId, depositId }, { now })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await getDeposit(accountId, depositId)).toBeNull()
    expect((await readBalance(accountId)).balancePicos).toBe(0n)
  })

  it('that failed can not be settled', async () => {
    const { accountId } = await makeAccount()
    const { depositId } = await createDeposit({ accountId, amountPicos: 5n * PICOS_PER_USD }, by)
    await prisma().deposit.update({
      where: { accountId_depositId: { accountId, depositId } },
      data: { status: 'failed' },
    })
    await expect(settleDeposit({ accountId, depositId }, { now })).rejects.toMatchObject({ code: 'conflict' })
    expect((await readBalance(accountId)).balancePicos).toBe(0n)
  })

  it('booked directly count once for an id', async () => {
    const { accountId } = await makeAccount()
    const deposit = { accountId, amountPicos: 5n * PICOS_PER_USD, idempotencyKey: 'wire-1' }
    const answers = await Promise.all(Array.from({ length: 20 }, () => depositDirect(deposit, { now })))
    expect(answers.filter((answer) => answer.created)).toHaveLength(1)
    expect((await readBalance(accountId)).balancePicos).toBe(5n * PICOS_PER_USD)
    await expect(depositDirect({ ...deposit, amountPicos: 1n }, { now })).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(depositDirect({ ...deposit, amountPicos: 0n }, { now })).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })
})

describe('the tier', () => {
  it('is Pro at once when deposits reach $5.00 in total, and not a cent before', async () => {
    const { accountId } = await makeAccount()
    const signalled: bigint[] = []
    const stop = onAccountSignal((id) => signalled.push(id))
    await settled(accountId, 4_990_000_000_000n)
    expect(await tierOf(accountId)).toBe('basic')
    await depositDirect({ accountId, amountPicos: 9_999_999_999n, idempotencyKey: 'almost' }, { now })
    expect(await tierOf(accountId)).toBe('basic')
    const markBefore = await markOfAccounts()
    await depositDirect({ accountId, amountPicos: 1n, idempotencyKey: 'there' }, { now })
    stop()
    expect(await tierOf(accountId)).toBe('pro')
    expect(await markOfAccounts()).toBeGreaterThan(markBefore)
    expect(signalled.filter((id) => id === accountId)).toHaveLength(3)
    const audit = await prisma().auditEntry.findMany({ where: { accountId, action: 'tier.earn' } })
    expect(audit.map((row) => row.detail)).toEqual([
      { before: 'basic', after: 'pro', because: 'deposit', depositsUsd: '5' },
    ])
  })

  it('is not earned by promo credit', async () => {
    const { accountId } = await makeAccount()
    await settled(accountId, 4_500_000_000_000n)
    await grantPromo({ accountId }, { now })
    expect((await readBalance(accountId)).balancePicos).toBe(5_500_000_000_000n)
    expect(await tierOf(accountId)).toBe('basic')
  })

  it('falls back when a refund or a dispute brings deposits below $5.00', async () => {
    const { accountId } = await makeAccount()
    await settled(accountId, 5n * PICOS_PER_USD)
    const refund = {
      accountId,
      kind: 'refund',
      amountPicos: -10_000_000_000n,
      idempotencyKey: 'back',
      period: '2026-11',
      reason: 'Refund',
    } as const
    await postEntry(refund, { now })
    expect(await tierOf(accountId)).toBe('basic')
    await settled(accountId, PICOS_PER_USD)
    expect(await tierOf(accountId)).toBe('pro')
    await postEntry(
      { ...refund, kind: 'dispute', amountPicos: -5n * PICOS_PER_USD, idempotencyKey: 'd' },
      { now },
    )
    expect(await tierOf(accountId)).toBe('basic')
  })

  it('that was set by hand stands', async () => {
    const { accountId } = await makeAccount()
    await setTierByHand({ accountId, tierId: 'enterprise' }, by)
    await settled(accountId, 50n * PICOS_PER_USD)
    expect(await tierOf(accountId)).toBe('enterprise')
  })
})

describe('promo credit', () => {
  it('is $1.00, once an account', async () => {
    const { accountId } = await makeAccount()
    const answers = await Promise.all(Array.from({ length: 20 }, () => grantPromo({ accountId }, { now })))
    expect(answers.filter((answer) => answer.created)).toHaveLength(1)
    expect(await readBalance(accountId)).toMatchObject({ promoPicos: PICOS_PER_USD, paidPicos: 0n })
  })
})
