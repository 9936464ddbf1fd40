import { DAY_MEASURES, daySums } from '@/lib/reconcile/queries/day-sums'
import { inSnapshot } from '@/lib/reconcile/queries/in-snapshot'
import type { DaySides } from '@/lib/reconcile/schema'
import { DAY_MS } from '@/lib/time/range'

/** So many groups of a day are told. */
const SHOWN = 300

/** What stands behind a day: every group of its usage as events, minute rows and hour rows sum it up now. */
export async function readDay({ accountId, day }: { accountId: bigint; day: string }): Promise<DaySides> {
  const startAt = new Date(`${day}T00:00:00Z`)
  const range = { startAt, endAt: new Date(startAt.getTime() + DAY_MS) }
  const { mismatches } = await inSnapshot((client) => daySums(client, accountId, range, { equalToo: true }))
  const groups = mismatches.map(({ group, events, minutes, hours }) => ({
    group,
    isEqual: events.join() === minutes.join() && events.join() === hours.join(),
    events,
    minutes,
    hours,
  }))
  const sorted = [...groups.filter(({ isEqual }) => !isEqual), ...groups.filter(({ isEqual }) => isEqual)]
  return { day, total: groups.length, measures: [...DAY_MEASURES], groups: sorted.slice(0, SHOWN) }
}
