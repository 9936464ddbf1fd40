import { postCharges } from '@/lib/billing/post-charges'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { agree } from '@/tests/bench/agree'
import { patiently } from '@/tests/bench/patiently'

/**
 * Proves that a load left what it should: every row that was acknowledged is an event, once, and events,
 * rollups and ledger are one number.
 * @throws when they are not; then no figure of the load is worth anything
 */
export async function prove(acknowledged: number): Promise<string> {
  const now = new Date()
  await foldDeltas()
  await postCharges({ now })
  const { rows } = await patiently<Record<'events' | 'requests' | 'left', string>>(
    `select (select count(*) from events) as events, (select count(*) from deltas) as left,
       (select coalesce(sum(requests), 0)::text from usage_minutes) as requests`,
  )
  const { events, requests, left } = rows[0] ?? {}
  if (Number(events) !== acknowledged || Number(requests) !== acknowledged || Number(left) !== 0)
    throw new Error(
      `${acknowledged} acknowledged, ${events} events, ${requests} in rollups, ${left} unfolded`,
    )
  await agree()
  return `${acknowledged} acknowledged = events = rollups = ledger`
}
