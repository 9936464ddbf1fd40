import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBudget } from '@/lib/alerts/create-budget'
import { createWebhook } from '@/lib/alerts/create-webhook'
import { evaluateBudgets } from '@/lib/alerts/evaluate-budgets'
import { listBudgets } from '@/lib/alerts/list-budgets'
import { sendMails } from '@/lib/alerts/send-mails'
import { updateBudget } from '@/lib/alerts/update-budget'
import { formatId } from '@/lib/db/id'
import { pool } from '@/lib/db/pool'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { createKey } from '@/lib/keys/create-key'
import { makeAccount } from '@/tests/support/make-account'
import { sendUsage, textRow } from '@/tests/support/send-usage'
import { startSmtpServer } from '@/tests/support/smtp-server'

const NOW = new Date('2026-03-10T12:00:00Z')
const NEXT_MONTH = new Date('2026-04-01T00:00:30Z')
const by = { actor: 'system', now: NOW }
/** What one row costs. */
const ROW = 400_000_000n

let server: Awaited<ReturnType<typeof startSmtpServer>>

beforeAll(async () => {
  server = await startSmtpServer()
  process.env.SMTP_URL = `smtp://127.0.0.1:${server.port}`
})
afterAll(() => server.stop())

async function makeBudget({ rows, ...more }: { rows: bigint; projectId?: bigint; keyId?: bigint }) {
  const made = await makeAccount({ now: NOW })
  const { accountId } = made
  await createWebhook({ accountId, url: 'https://hooks.example.com/' }, by)
  const budget = { accountId, projectId: 0n, keyId: 0n, amountPicos: rows * ROW, ...more }
  return { ...made, ...(await createBudget(budget, by)) }
}
type Made = Awaited<ReturnType<typeof makeBudget>>

const use = (made: Made, count: number, time = '2026-03-10T11:00:00Z', now = NOW, more = {}) =>
  sendUsage(
    made,
    Array.from({ length: count }, () => textRow(time, more)),
    now,
  )

async function told({ accountId }: Made) {
  const { rows: messages } = await pool().query<{ payload: string }>(
    'select payload from webhook_deliveries where account_id = $1 order by created_at, delivery_id',
    [accountId],
  )
  const { rows: mails } = await pool().query<{ subject: string }>(
    'select subject from mails where account_id = $1 order by created_at, mail_id',
    [accountId],
  )
  const data = messages.map(({ payload }) => JSON.parse(payload).data)
  return {
    percents: data.map((each) => each.threshold_percent).sort((a, b) => a - b),
    subjects: mails.map(({ subject }) => subject).sort(),
    data,
  }
}

describe('a budget', () => {
  it('tells at 50, 80 and 100 %, of what is folded and of what is not', async () => {
    const made = await makeBudget({ rows: 10n })
    await use(made, 4)
    await evaluateBudgets({ now: NOW })
    expect(await told(made)).toMatchObject({ percents: [], subjects: [] })
    await use(made, 1)
    await evaluateBudgets({ now: NOW })
    expect(await told(made)).toMatchObject({
      percents: [50],
      subjects: ['Acme: 50 % of the budget of the account are used'],
    })
    await foldDeltas()
    await use(made, 3)
    await evaluateBudgets({ now: NOW })
    await foldDeltas()
    await evaluateBudgets({ now: NOW })
    await use(made, 12)
    await evaluateBudgets({ now: NOW })
    await evaluateBudgets({ now: NOW })
    const { percents, subjects, data } = await told(made)
    expect(percents).toEqual([50, 80, 100])
    expect(subjects).toEqual([
      'Acme: 50 % of the budget of the account are used',
      'Acme: 80 % of the budget of the account are used',
      'Acme: the budget of the account is used up',
    ])
    expect(data.find((each) => each.threshold_percent === 100)).toMatchObject({
      ...{ scope: 'account', project: null, key: null, period: '2026-03' },
      ...{ amount_usd: '0.004', spent_usd: '0.008' },
    })
  })

  it('that is passed in one leap tells programs of each threshold, and people once', async () => {
    const made = await makeBudget({ rows: 2n })
    await use(made, 3)
    await evaluateBudgets({ now: NOW })
    expect(await told(made)).toMatchObject({
      percents: [50, 80, 100],
      subjects: ['Acme: the budget of the account is used up'],
    })
    await sendMails({ now: NOW, signal: new AbortController().signal })
    const data = server.taken.find(({ to }) => to === made.email)?.data ?? ''
    expect(data).toContain('$0.0012 of the $0.0008 budgeted for the account in 2026-03 (UTC) are spent.')
    expect(data).toContain('/settings')
  })

  it('tells once, however many look at the same time', async () => {
    const made = await makeBudget({ rows: 2n })
    await use(made, 2)
    await Promise.all(Array.from({ length: 8 }, () => evaluateBudgets({ now: NOW })))
    const { percents, subjects } = await told(made)
    expect(percents).toEqual([50, 80, 100])
    expect(subjects).toHaveLength(1)
  })

  it('is of a calendar month of UTC, and tells anew in the next', async () => {
    const made = await makeBudget({ rows: 2n })
    await use(made, 2, '2026-03-31T23:59:59.999Z', NEXT_MONTH)
    await evaluateBudgets({ now: NEXT_MONTH })
    expect((await told(made)).percents).toEqual([])
    await use(made, 1, '2026-04-01T00:00:00Z', NEXT_MONTH)
    await evaluateBudgets({ now: NEXT_MONTH })
    expect((await told(made)).percents).toEqual([50])
    expect(await listBudgets(made.accountId, { now: NEXT_MONTH })).toMatchObject({
      period: '2026-04',
      budgets: [{ spentPicos: ROW.toString(), forecastPicos: null }],
    })
  })

  it('with another amount tells anew', async () => {
    const made = await makeBudget({ rows: 1n })
    await use(made, 1)
    await evaluateBudgets({ now: NOW })
    const { accountId, budgetId } = made
    await updateBudget({ accountId, budgetId, amountPicos: 2n * ROW }, by)
    await evaluateBudgets({ now: NOW })
    await updateBudget({ accountId, budgetId, amountPicos: ROW }, by)
    await evaluateBudgets({ now: NOW })
    expect((await told(made)).percents).toEqual([50, 50, 80, 100])
  })
})

it('a budget of a project or a key counts theirs alone', async () => {
  const made = await makeBudget({ rows: 100n })
  const { accountId } = made
  const other = await createKey(
    { accountId, name: 'batch', projectName: 'nightly', scopes: ['inference'] },
    by,
  )
  const { rows } = await pool().query<{ projectId: bigint }>(
    'select project_id as "projectId" from keys where account_id = $1 and key_id = $2',
    [accountId, other.keyId],
  )
  const projectId = rows[0]?.projectId ?? 0n
  await createBudget({ accountId, projectId, keyId: 0n, amountPicos: 2n * ROW }, by)
  const later = { ...by, now: new Date(NOW.getTime() + 1) }
  await createBudget(
    { accountId, projectId: 0n, keyId: made.inferenceKey.keyId, amountPicos: 10n * ROW },
    later,
  )
  const named = (keyId: bigint) => ({ key: formatId('key', keyId) })
  await use(made, 1, undefined, NOW, named(other.keyId))
  await use(made, 3, undefined, NOW, named(made.inferenceKey.keyId))
  await use(made, 2)
  await evaluateBudgets({ now: NOW })
  const { budgets } = await listBudgets(accountId, { now: NOW })
  expect(budgets.map(({ scope, name, spentPicos }) => [scope, name, BigInt(spentPicos) / ROW])).toEqual([
    ['account', 'Whole account', 6n],
    ['project', 'nightly', 1n],
    ['key', 'inference', 3n],
  ])
  const { data, subjects } = await told(made)
  expect(data).toMatchObject([{ scope: 'project', threshold_percent: 50, name: 'nightly' }])
  expect(subjects).toEqual(['Acme: 50 % of the budget of the project nightly are used'])
  expect(budgets[1]?.alerts).toEqual([
    { percent: 50, at: NOW.toISOString() },
    { percent: 80, at: null },
    { percent: 100, at: null },
  ])
})

it('one account has one budget for the same, and none for what is another’s', async () => {
  const [made, other] = [await makeBudget({ rows: 1n }), await makeBudget({ rows: 1n })]
  const { accountId } = made
  const again = createBudget({ accountId, projectId: 0n, keyId: 0n, amountPicos: 1n }, by)
  await expect(again).rejects.toMatchObject({ code: 'conflict' })
  const theirs = [
    { projectId: other.projectId, keyId: 0n },
    { projectId: 0n, keyId: other.inferenceKey.keyId },
  ]
  for (const subject of theirs) {
    const refused = createBudget({ accountId, ...subject, amountPicos: 1n }, by)
    await expect(refused).rejects.toMatchObject({ code: 'not_found' })
  }
  const change = updateBudget({ accountId, budgetId: other.budgetId, amountPicos: 1n }, by)
  await expect(change).rejects.toMatchObject({ code: 'not_found' })
})
