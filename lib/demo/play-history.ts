import 'server-only'
import { closePeriods } from '@/lib/billing/close-periods'
import { postCharges } from '@/lib/billing/post-charges'
import { formatId } from '@/lib/db/id'
import { createDemoAccounts, type DemoAccount } from '@/lib/demo/demo-accounts'
import { playMoney } from '@/lib/demo/play-money'
import { PROFILES } from '@/lib/demo/profiles'
import { seededRandom } from '@/lib/demo/random'
import { type DemoRow, demoTraffic, type Traffic } from '@/lib/demo/traffic'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import { createSource } from '@/lib/sources/create-source'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/time/range'

/**
 * Plays the demo's past: a clock that moves a day at a time, and at each stop the product's own verbs, as if
 * they had been called then. Nothing is written but by those verbs, so the past is as exact as the present.
 */
export type Progress = (done: number, of: number) => void

const SEED = 20_240_501
const BATCH_ROWS = 5_000

/** Rows that come late: most within a day, a few after their month has closed. */
function latenessDays(row: DemoRow): number {
  const draw = seededRandom(row.id.length * 31 + Date.parse(row.time) / 1000)()
  if (draw < 0.0005) return 9
  return draw < 0.005 ? 1 : 0
}

/** When the burst of a day begins: in the afternoon; on the last day half an hour before the end. */
function burstStart(dayAt: number, endsAt: number): number {
  if (endsAt - dayAt < DAY_MS) return Math.floor(endsAt / MINUTE_MS) * MINUTE_MS - 35 * MINUTE_MS
  return dayAt + 14 * HOUR_MS + ((dayAt / DAY_MS) % 7) * 20 * MINUTE_MS
}

function rowsBetween(traffic: Traffic, fromAt: number, toAt: number, burstAt: number): DemoRow[] {
  const rows: DemoRow[] = []
  for (let minuteAt = fromAt; minuteAt < toAt; minuteAt += MINUTE_MS)
    rows.push(...traffic.minuteRows(minuteAt, burstAt))
  return rows.filter((row) => Date.parse(row.time) < toAt)
}

async function send(rows: DemoRow[], sourceId: bigint, now: Date): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH_ROWS) {
    const batch = rows.slice(from, from + BATCH_ROWS)
    const answer = await ingestRows(batch, { source: { sourceId, accountId: null }, now })
    if (answer.rejected > 0)
      throw new Error(`the demo made rows that are refused: ${JSON.stringify(answer.results[0])}`)
  }
}

/**
 * Makes the demo's accounts and `days` days of their past up to `now`. @returns how many requests there were.
 */
export async function playHistory(
  { days, now }: { days: number; now: Date },
  progress: Progress,
): Promise<number> {
  const endsAt = now.getTime()
  const startsAt = Math.floor(endsAt / DAY_MS) * DAY_MS - (days - 1) * DAY_MS
  const accounts = await createDemoAccounts({ now: new Date(startsAt) })
  const { sourceId } = await createSource(
    { accountId: null, name: 'demo history' },
    { actor: 'demo', now: new Date(startsAt) },
  )
  const traffics = accounts.map((account) => trafficOf(account, startsAt))
  const late = new Map<number, DemoRow[]>()
  let requests = 0
  for (let day = 0; day < days; day += 1) {
    const dayAt = startsAt + day * DAY_MS
    const toAt = Math.min(dayAt + DAY_MS, endsAt)
    await playMoney(accounts, { day, days, now: new Date(dayAt) })
    const rows = traffics.flatMap((traffic) => rowsBetween(traffic, dayAt, toAt, burstStart(dayAt, endsAt)))
    const onTime = rows.filter((row) => day + latenessDays(row) >= days || latenessDays(row) === 0)
    for (const row of rows.filter((each) => !onTime.includes(each))) {
      const arrives = day + latenessDays(row)
      late.set(arrives, [...(late.get(arrives) ?? []), row])
    }
    const clock = new Date(toAt)
    await send([...(late.get(day) ?? []), ...onTime], sourceId, clock)
    await foldDeltas()
    await postCharges({ now: clock })
    await closePeriods({ now: clock })
    requests += rows.length
    progress(day + 1, days)
  }
  return requests
}

/** The traffic of one demo account, from the same seed in its past and in its present. */
export function trafficOf(account: DemoAccount, startsAt: number): Traffic {
  const id = formatId('acc', account.accountId)
  return demoTraffic(account.tierId, id, account.keys, {
    seed: SEED + PROFILES[account.tierId].models.length,
    startsAt,
  })
}
