import { postCharges } from '@/lib/billing/post-charges'
import { pool } from '@/lib/db/pool'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { reconcile } from '@/lib/reconcile/reconcile'

export type Proof = { events: number; lost: number; doubled: number; differences: number }

async function countOf(text: string, values: unknown[]): Promise<number> {
  const { rows } = await pool().query<{ n: bigint | null }>(text, values)
  return Number(rows[0]?.n ?? 0)
}

/** Folds and posts what is left, and counts a source's events and what the rollups have of its accounts. */
export async function prove(acknowledged: number, sourceId: bigint): Promise<Proof> {
  const now = new Date()
  do await foldDeltas()
  while ((await countOf('select count(*) as n from deltas', [])) > 0)
  await postCharges({ now })
  const events = await countOf('select count(*) as n from events where source_id = $1', [sourceId])
  const counted = await countOf(
    `select sum(requests)::bigint as n from usage_minutes
     where account_id in (select account_id from events where source_id = $1)`,
    [sourceId],
  )
  const { differences } = await reconcile()
  return {
    events,
    lost: Math.max(0, acknowledged - events),
    doubled: Math.max(0, counted - acknowledged),
    differences: differences.length,
  }
}

/** What of a proof is a fault. */
export function faultsOf({ lost, doubled, differences }: Proof): string[] {
  const faults = { lost, doubled, differences }
  return Object.entries(faults).flatMap(([what, count]) => (count > 0 ? [`${count} ${what}`] : []))
}
