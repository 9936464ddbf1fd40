import 'server-only'
import { periodOf } from '@/lib/billing/period-of'
import { insertStatement } from '@/lib/billing/queries/insert-statement'
import { lockAccount } from '@/lib/billing/queries/lock-account'
import { periodLedger } from '@/lib/billing/queries/period-ledger'
import { postChargesIn } from '@/lib/billing/queries/post-charges-of'
import { unpricedOf, unstatedUsage } from '@/lib/billing/queries/unstated-usage'
import { statementLinesOf } from '@/lib/billing/statement-lines-of'
import { FOLD_LOCK } from '@/lib/db/fold-lock'
import { type Queryable, transaction } from '@/lib/db/transaction'

/** `waiting`: usage that came in time is not folded yet, and the month waits for it. */
export type Closed = { statementId: bigint } | 'waiting' | 'nothing'

/** Months before this one, by the clock, are due; a month closes `graceHours` after its end. */
export type Due = { openMonth: Date; graceHours: number }

/** Usage of months that are due which had come before they were, and is not folded yet. */
async function hasLateDeltas(client: Queryable, accountId: bigint, { openMonth, graceHours }: Due) {
  const { rowCount } = await client.query(
    `select 1 from deltas
     where account_id = $1 and minute < $2 and appended_at < $2::timestamptz + $3::interval limit 1`,
    [accountId, openMonth, `${graceHours} hours`],
  )
  return rowCount !== 0
}

/** The first month that is due and has something to state. */
async function nextPeriod(client: Queryable, accountId: bigint, openPeriod: string, openMonth: Date) {
  const { rows } = await client.query<{ period: string | null }>(
    `select to_char(min(period), 'YYYY-MM') as period from (
       select period from period_costs where account_id = $1
       union all select period from ledger_entries where account_id = $1
     ) as used
     where period >= ($2 || '-01')::date and period < ($3::timestamptz at time zone 'UTC')::date`,
    [accountId, openPeriod, openMonth],
  )
  return rows[0]?.period ?? null
}

/** The months that a statement has lines of: its own, and earlier ones whose cost moved in it. */
async function statedMonths(client: Queryable, accountId: bigint, period: string): Promise<string[]> {
  const { rows } = await client.query<{ month: string }>(
    `select distinct to_char(usage_period, 'YYYY-MM') as month from period_costs
     where account_id = $1 and period = ($2 || '-01')::date and usage_period < period order by month`,
    [accountId, period],
  )
  return [period, ...rows.map((row) => row.month)]
}

async function openFrom(client: Queryable, accountId: bigint, month: string, add: number): Promise<void> {
  await client.query(
    `update accounts set open_period = ($2 || '-01')::date + make_interval(months => $3)
     where account_id = $1`,
    [accountId, month, add],
  )
}

async function writeStatement(client: Queryable, accountId: bigint, period: string, now: Date) {
  await postChargesIn(client, accountId, now)
  const lines = []
  for (const month of await statedMonths(client, accountId, period)) {
    lines.push(...statementLinesOf(month, await unstatedUsage(client, accountId, month)))
  }
  const ledger = await periodLedger(client, accountId, period)
  const totalPicos = lines.reduce((sum, line) => sum + BigInt(line.amountPicos), 0n)
  if (totalPicos !== ledger.chargedPicos) {
    throw new Error(`the lines of ${period} say ${totalPicos} picos, its entries ${ledger.chargedPicos}`)
  }
  const unpriced = await unpricedOf(client, accountId, period)
  return insertStatement(client, { accountId, period, ledger, lines, unpriced }, now)
}

/**
 * Closes the first of an account's months that are due, all in one transaction: what it owes is posted, its
 * statement written, and the next month is the first open one. Whoever folds is kept out meanwhile, and reads
 * afterwards that the month is closed; a second process waits, and then finds it closed. A month without cost
 * and entries closes without a statement.
 * @throws Error when lines and entries don't say one sum: then nothing is closed
 */
export function closePeriod(accountId: bigint, due: Due, now: Date): Promise<Closed> {
  return transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [FOLD_LOCK])
    const { openPeriod } = await lockAccount(client, accountId)
    if (openPeriod >= periodOf(due.openMonth)) return 'nothing'
    if (await hasLateDeltas(client, accountId, due)) return 'waiting'
    const period = await nextPeriod(client, accountId, openPeriod, due.openMonth)
    if (period === null) {
      await openFrom(client, accountId, periodOf(due.openMonth), 0)
      return 'nothing'
    }
    const statementId = await writeStatement(client, accountId, period, now)
    await openFrom(client, accountId, period, 1)
    return { statementId }
  })
}
