import pg from 'pg'
import { afterAll, expect, it } from 'vitest'
import { postCharges } from '@/lib/billing/post-charges'
import { readBalance } from '@/lib/billing/read-balance'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { setPrice } from '@/lib/pricing/set-price'
import { beginRerate } from '@/lib/rating/begin-rerate'
import { continueRerates } from '@/lib/rating/continue-rerates'
import { getRerate } from '@/lib/rating/get-rerate'
import { previewRerate } from '@/lib/rating/preview-rerate'
import { priceUnpriced } from '@/lib/rating/price-unpriced'
import { dropOldEvents } from '@/lib/reconcile/drop-old-events'
import { reconcile } from '@/lib/reconcile/reconcile'
import { makeAccount } from '@/tests/support/make-account'
import { sendUsage, textRow } from '@/tests/support/send-usage'
import { rerate } from './rerate'

const now = new Date('2026-11-24T10:00:00Z')
const by = { actor: 'operator cli', now }
const SINCE = new Date('2026-11-01T00:00:00Z')
const ROUNDS = 12

const admin = new pg.Client({ connectionString: process.env.DATABASE_URL })
afterAll(() => admin.end())

/** Ends every connection but the one that asks, whatever it is in the middle of. */
async function endConnections(): Promise<void> {
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  )
}

/** What fails is asked again, as a job is at its next turn. */
async function untilDone<T>(work: () => Promise<T>, turnsLeft = 50): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (turnsLeft === 0) throw error
    return untilDone(work, turnsLeft - 1)
  }
}

const minute = (n: number) => `2026-11-2${n % 4}T0${n % 10}:${String(n % 60).padStart(2, '0')}:00Z`

it('pricing and rating again are right wherever they are cut off, and while all else goes on', async () => {
  await admin.connect()
  const owner = await makeAccount()
  const { accountId } = owner
  const [priced, unpriced] = ['cut/priced', 'cut/unpriced']
  const price = { kind: 'text' as const, startsAt: SINCE }
  await setPrice({ ...price, model: priced, usd: '1.00' }, by)
  const rows = Array.from({ length: 600 }, (_, n) => textRow(minute(n), { model: n % 2 ? priced : unpriced }))
  await sendUsage(owner, rows, now)
  const later = { kind: 'text' as const, startsAt: new Date('2026-11-02T00:00:00Z') }
  await setPrice({ ...later, model: priced, usd: '3.00' }, by)
  await setPrice({ ...later, model: unpriced, usd: '2.00' }, by)
  const scope = {
    accounts: [formatId('acc', accountId)],
    models: [priced],
    from: SINCE.toISOString(),
    to: now.toISOString(),
  }
  const { bookVersion } = await previewRerate(scope, { now })
  const { runId } = await beginRerate({ ...scope, bookVersion, reason: 'a wrong price' }, by)

  const isFinished = async () => (await getRerate(runId)).state === 'finished'
  const raters = (async () => {
    while (!(await untilDone(isFinished))) {
      await untilDone(() => continueRerates({ now, perStep: 11 }))
      await untilDone(() => priceUnpriced({ now, perStep: 13 }))
    }
  })()
  const others = (async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      await untilDone(() => foldDeltas())
      await untilDone(() => postCharges({ now }))
      await endConnections()
      expect((await untilDone(() => reconcile({ accountId }))).differences).toEqual([])
    }
  })()
  await Promise.all([raters, others])
  await Promise.all([
    sendUsage(owner, [textRow(minute(1), { model: priced }), textRow(minute(2), { model: unpriced })], now),
    untilDone(() => priceUnpriced({ now })),
    untilDone(() => continueRerates({ now })),
  ])
  await untilDone(() => priceUnpriced({ now }))
  await foldDeltas()
  await postCharges({ now })
  expect(await getRerate(runId)).toMatchObject({
    done: { events: '300', beforePicos: '300000000000', afterPicos: '900000000000' },
  })
  expect((await readBalance(accountId)).balancePicos).toBe(-(301n * 3_000_000_000n + 301n * 2_000_000_000n))
  expect((await reconcile({ accountId })).differences).toEqual([])
})

it('ratings go with their events, whose seal has the sums of the present ones', async () => {
  const owner = await makeAccount()
  const { accountId } = owner
  const model = 'cut/dropped'
  await setPrice({ kind: 'text', model, usd: '1.00', startsAt: SINCE }, by)
  await sendUsage(owner, [textRow('2026-11-20T10:00:00Z', { model })], now)
  await setPrice({ kind: 'text', model, usd: '5.00', startsAt: new Date('2026-11-02T00:00:00Z') }, by)
  const scope = { accounts: [formatId('acc', accountId)], models: [model] }
  await rerate({ ...scope, from: SINCE.toISOString(), to: now.toISOString() }, by)
  await dropOldEvents({ now: new Date('2028-06-01T00:00:00Z') })
  const left = await pool().query('select from ratings where account_id = $1', [accountId])
  expect(left.rowCount).toBe(0)
  const sealed = await pool().query(
    'select cost_picos::text as cost from sealed_days where account_id = $1',
    [accountId],
  )
  expect(sealed.rows).toEqual([{ cost: '5000000000' }])
  expect((await reconcile({ accountId })).differences).toEqual([])
})
