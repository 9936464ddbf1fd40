import 'server-only'
import { appendEntry } from '@/lib/billing/queries/append-entry'
import { lockAccount } from '@/lib/billing/queries/lock-account'
import { nextEntryNumber } from '@/lib/billing/queries/next-entry-number'
import { type Queryable, transaction } from '@/lib/db/transaction'

type Kind = 'charge' | 'rerate'
type Unposted = { period: string; usagePeriod: string; kind: Kind; picos: bigint }

/** Posts what an account's periods owe, in a transaction of its own. @returns how many entries were made */
export function postChargesOf(accountId: bigint, now: Date): Promise<number> {
  return transaction((client) => postChargesIn(client, accountId, now))
}

/**
 * Posts what an account's periods owe, the entries and the posted sums in one transaction: a crash leaves
 * both or neither, and a second process waits for the lock and then finds nothing to post. A correction is a
 * part of the entry of the period that bills it; what re-rates have changed is an entry of its own. The
 * running number in the key keeps it apart from every other one.
 * @returns how many entries were made
 */
export async function postChargesIn(client: Queryable, accountId: bigint, now: Date): Promise<number> {
  await lockAccount(client, accountId)
  const { rows } = await client.query<Omit<Unposted, 'picos'> & { picos: string }>(
    `select to_char(period, 'YYYY-MM') as period, to_char(usage_period, 'YYYY-MM') as "usagePeriod",
         entry_kind as kind, (recorded_picos - posted_picos)::text as picos
       from period_costs where account_id = $1 and recorded_picos <> posted_picos
       order by account_id, period, usage_period, entry_kind for update`,
    [accountId],
  )
  const unposted = rows.map((row) => ({ ...row, picos: BigInt(row.picos) }))
  let made = 0
  for (const parts of entriesOf(unposted)) made += (await postEntryOf(client, accountId, parts, now)) ? 1 : 0
  for (const { period, usagePeriod, kind, picos } of unposted) {
    await client.query(
      `update period_costs set posted_picos = posted_picos + $4
         where account_id = $1 and period = to_date($2, 'YYYY-MM') and usage_period = to_date($3, 'YYYY-MM')
           and entry_kind = $5::entry_kind`,
      [accountId, period, usagePeriod, picos, kind],
    )
  }
  return made
}

/** The parts of one entry together: those of one period and kind. */
function entriesOf(unposted: Unposted[]): Unposted[][] {
  const entries = new Map<string, Unposted[]>()
  for (const part of unposted) {
    const key = `${part.kind}:${part.period}`
    entries.set(key, [...(entries.get(key) ?? []), part])
  }
  return [...entries.values()]
}

/** @returns whether there was anything to write: what parts owe and are owed can be even. */
async function postEntryOf(
  client: Queryable,
  accountId: bigint,
  parts: Unposted[],
  now: Date,
): Promise<boolean> {
  const [first] = parts
  const amountPicos = -parts.reduce((sum, part) => sum + part.picos, 0n)
  if (!first || amountPicos === 0n) return false
  const { kind, period } = first
  const number = await nextEntryNumber(client, accountId)
  const idempotencyKey = `${kind}:${period}:${number}`
  const reason = REASONS[kind](
    period,
    parts.map((part) => part.usagePeriod),
  )
  await appendEntry(client, { accountId, kind, idempotencyKey, period, amountPicos, reason }, now)
  return true
}

const REASONS: Record<Kind, (period: string, usagePeriods: string[]) => string> = {
  charge: (period, usagePeriods) => {
    const corrected = usagePeriods.filter((usagePeriod) => usagePeriod !== period)
    return corrected.length === 0
      ? `Usage of ${period}`
      : `Usage of ${period}, corrections of ${corrected.join(', ')}`
  },
  rerate: (_, usagePeriods) => `Re-rate of usage of ${usagePeriods.join(', ')}`,
}
