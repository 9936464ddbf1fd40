import { describe, expect, it } from 'vitest'
import { createAccount } from '@/lib/accounts/create-account'
import { getAccount } from '@/lib/accounts/get-account'
import { listEntries } from '@/lib/billing/list-entries'
import { lowBalances } from '@/lib/billing/low-balances'
import { moneyIn } from '@/lib/billing/money-in'
import { postEntry } from '@/lib/billing/post-entry'
import { saveTestCard } from '@/lib/billing/save-test-card'
import { setLowBalance } from '@/lib/billing/set-low-balance'
import { setTopUp } from '@/lib/billing/set-top-up'
import { topUpBalances } from '@/lib/billing/top-up-balances'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { PICOS_PER_USD } from '@/lib/money/picos'
import { reconcile } from '@/lib/reconcile/reconcile'
import { makeAccount } from '@/tests/support/make-account'
import { sendUsage, textRow } from '@/tests/support/send-usage'

const now = new Date('2026-11-24T10:00:00Z')
const by = { actor: 'usr_test', now }
const usd = (amount: number) => BigInt(amount) * PICOS_PER_USD
const topUp = { enabled: true, belowUsd: usd(2), amountUsd: usd(5), timesADay: 3 }
const newAccount = () => createAccount({ name: 'Acme', ownerUserId: null }, by)

describe('in test mode', () => {
  it('the card that is accepted tops up, and makes Pro as any deposit does', async () => {
    const { accountId } = await newAccount()
    await saveTestCard({ accountId, card: 'accepted' }, by)
    await setTopUp({ accountId, ...topUp }, by)
    await topUpBalances({ now })
    await topUpBalances({ now })
    const { entries } = await listEntries(accountId, { limit: 5 })
    expect(entries).toMatchObject([
      { kind: 'deposit', reason: 'Automatic top-up', amountPicos: '5000000000000' },
    ])
    expect((await getAccount(accountId))?.tierId).toBe('pro')
    expect((await moneyIn(accountId, { now })).card).toMatchObject({ isTest: true, last4: '4242' })
    expect((await reconcile({ accountId })).differences).toEqual([])
  })

  it('the card that is declined pauses, until another one is saved', async () => {
    const { accountId } = await newAccount()
    await saveTestCard({ accountId, card: 'declined' }, by)
    await setTopUp({ accountId, ...topUp }, by)
    await topUpBalances({ now })
    expect((await moneyIn(accountId, { now })).topUp.paused?.reason).toContain('declined')
    await saveTestCard({ accountId, card: 'accepted' }, by)
    expect((await moneyIn(accountId, { now })).topUp.paused).toBeNull()
    await topUpBalances({ now })
    expect((await listEntries(accountId, { limit: 5 })).entries).toHaveLength(1)
  })
})

describe('a low balance', () => {
  it('is told of while the balance, what is not folded yet included, is below what was chosen', async () => {
    const account = await makeAccount()
    const { accountId } = account
    const mine = async () => (await lowBalances()).find((row) => row.accountId === accountId)
    const base = { accountId, kind: 'deposit', period: '2026-11', reason: 'Deposit' } as const
    await postEntry({ ...base, amountPicos: usd(1), idempotencyKey: 'd' }, { now })
    expect(await mine()).toBeUndefined()
    await setLowBalance({ accountId, belowPicos: usd(1) }, by)
    expect(await mine()).toBeUndefined()
    await sendUsage(account, [textRow(now.toISOString())], now)
    const low = { accountId, balancePicos: usd(1) - 400_000_000n, thresholdPicos: usd(1) }
    expect(await mine()).toEqual(low)
    await foldDeltas()
    expect(await mine()).toEqual(low)
    await setLowBalance({ accountId, belowPicos: null }, by)
    expect(await mine()).toBeUndefined()
  })
})
