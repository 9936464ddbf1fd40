import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Kind } from '@/lib/pricing/schema'

/** An account's usage of a model that has no price, and the hours between which it stands. */
export type UnpricedGroup = { accountId: bigint; model: string; kind: Kind; startAt: Date; endAt: Date }

/** Who has unpriced usage, from the few hours that hold some and what is not folded yet. */
export async function unpricedGroups(): Promise<UnpricedGroup[]> {
  const { rows } = await pool().query<UnpricedGroup>(
    `with waiting as (
       select account_id, model, kind, hour, unpriced from usage_hours where unpriced <> 0
       union all
       select account_id, model, kind, date_trunc('hour', minute, 'UTC'), unpriced
       from deltas where unpriced <> 0
     ), hours as (
       select account_id, model, kind, hour from waiting
       group by account_id, model, kind, hour having sum(unpriced) <> 0
     )
     select account_id as "accountId", model, kind, min(hour) as "startAt",
       max(hour) + interval '1 hour' as "endAt"
     from hours group by account_id, model, kind order by account_id, model, kind`,
  )
  return rows
}
