import { pool } from '@/lib/db/pool'

/** What the product's tables say of an account, in the lines that the model writes. */
const GROUP = `key_id, model, kind, status, refused_by`
const SUMS = [
  ...[
    'requests',
    'prompt_tokens',
    'cached_tokens',
    'completion_tokens',
    'images',
    'characters',
    'image_steps',
  ],
  ...['unpriced', 'unmetered', 'cost_picos'],
]

async function lines(text: string, ...values: unknown[]): Promise<string[]> {
  const { rows } = await pool().query<{ line: string }>(text, values)
  return rows.map(({ line }) => line).sort()
}

/**
 * Minute rows or hour rows together with what isn't folded yet. Before `since` minutes may have become
 * quarters of an hour by now, or not yet: both are told as quarters.
 */
export function readRollup(unit: 'minute' | 'hour', accountId: bigint, since: Date): Promise<string[]> {
  const columns = `${GROUP}, ${SUMS.join(', ')}`
  const quarter = `date_bin('15 minutes', at, '2000-01-01T00:00:00Z')`
  const bucket = unit === 'hour' ? 'at' : `case when at < $2::timestamptz then ${quarter} else at end`
  return lines(
    `select concat_ws(' ', to_char(bucket at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI'), ${GROUP}) || ': '
       || concat_ws(' ', ${SUMS.map((sum) => `sum(${sum})`).join(', ')}) as line
     from (
       select ${unit} as at, ${columns} from usage_${unit}s where account_id = $1
       union all select date_trunc('${unit}', minute, 'UTC'), ${columns} from deltas where account_id = $1
     ) as kept cross join lateral (select ${bucket} as bucket where $2::timestamptz is not null) as cut
     group by bucket, ${GROUP}`,
    accountId,
    since,
  )
}

/** How many events are kept from before `since`, and how many from then on. */
export async function countEvents(accountId: bigint, since: Date): Promise<{ old: number; kept: number }> {
  const { rows } = await pool().query<{ old: bigint; kept: bigint }>(
    `select count(*) filter (where time < $2) as old, count(*) filter (where time >= $2) as kept
     from events where account_id = $1`,
    [accountId, since],
  )
  return { old: Number(rows[0]?.old), kept: Number(rows[0]?.kept) }
}

/** `recorded_picos` or `posted_picos` by the month that bills and the month of the usage. */
export function readPeriods(column: 'recorded_picos' | 'posted_picos', accountId: bigint): Promise<string[]> {
  return lines(
    `select to_char(period, 'YYYY-MM ') || to_char(usage_period, 'YYYY-MM: ') || ${column} as line
     from period_costs where account_id = $1 and ${column} <> 0`,
    accountId,
  )
}

export async function hasDeltas(accountIds: readonly bigint[]): Promise<boolean> {
  const { rows } = await pool().query('select 1 from deltas where account_id = any($1::bigint[]) limit 1', [
    accountIds.map(String),
  ])
  return rows.length > 0
}

/**
 * Puts on disk whatever was committed until now. A fold doesn't wait for the disk, since what a crash takes
 * back is folded again a moment later; the simulation's clock may stand in another month by then.
 */
export async function flushCommits(): Promise<void> {
  await pool().query(`select pg_logical_emit_message(true, 'simulation', '')`)
}

export async function readTier(accountId: bigint): Promise<string | undefined> {
  const text = 'select tier_id as "tierId" from accounts where account_id = $1'
  const { rows } = await pool().query<{ tierId: string }>(text, [accountId])
  return rows[0]?.tierId
}
