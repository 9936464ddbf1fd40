import 'server-only'
import type { EntryKind } from '@/lib/billing/schema'
import { pool } from '@/lib/db/pool'

/** Cost by the month that bills it and the month of use; `period` is null while it is not folded. */
export type PeriodCost = { period: string | null; usagePeriod: string; costPicos: bigint }
export type PeriodEntries = { period: string; kind: EntryKind; picos: bigint }

type SumRow = { kind: EntryKind | null; period: string | null; usagePeriod: string; picos: string }

/**
 * Everything that an account's billing months are made of, in one statement, so that a cost which is being
 * folded or posted at this moment is neither missed nor seen twice.
 */
export async function periodSums(
  accountId: bigint,
): Promise<{ costs: PeriodCost[]; entries: PeriodEntries[] }> {
  const { rows } = await pool().query<SumRow>({
    name: 'period-sums',
    text: `select null::text as kind, to_char(period, 'YYYY-MM') as period,
       to_char(usage_period, 'YYYY-MM') as "usagePeriod",
       recorded_picos::text as picos
     from period_costs where account_id = $1
     union all
     select null, null, to_char(minute at time zone 'UTC', 'YYYY-MM'), sum(cost_picos)::text
     from deltas where account_id = $1 group by 3
     union all
     select kind::text, to_char(period, 'YYYY-MM'), '', sum(promo_picos + paid_picos)::text
     from ledger_entries where account_id = $1 group by 1, 2`,
    values: [accountId],
  })
  const costs: PeriodCost[] = []
  const entries: PeriodEntries[] = []
  for (const { kind, period, usagePeriod, picos } of rows) {
    if (kind === null) costs.push({ period, usagePeriod, costPicos: BigInt(picos) })
    else if (period !== null) entries.push({ period, kind, picos: BigInt(picos) })
  }
  return { costs, entries }
}
