import 'server-only'
import { setMaxListeners } from 'node:events'
import { deliverWebhooks } from '@/lib/alerts/deliver-webhooks'
import { dropOldMessages } from '@/lib/alerts/drop-old-messages'
import { evaluateBudgets } from '@/lib/alerts/evaluate-budgets'
import { evaluateLowBalances } from '@/lib/alerts/evaluate-low-balances'
import { sendMails } from '@/lib/alerts/send-mails'
import { tellFailedTopUps } from '@/lib/alerts/tell-failed-top-ups'
import { tellOfUnpriced } from '@/lib/alerts/tell-of-unpriced'
import { closePeriods } from '@/lib/billing/close-periods'
import { postCharges } from '@/lib/billing/post-charges'
import { topUpBalances } from '@/lib/billing/top-up-balances'
import { pause } from '@/lib/db/pause'
import { dropOldIpSecrets } from '@/lib/ingest/drop-old-ip-secrets'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { log } from '@/lib/log'
import { continueRerates } from '@/lib/rating/continue-rerates'
import { priceUnpriced } from '@/lib/rating/price-unpriced'
import { dropOldEvents } from '@/lib/reconcile/drop-old-events'
import { HOUR_MS, MINUTE_MS } from '@/lib/time/range'

/**
 * The work that follows the events: every process offers to do it, and the database lets one at a time: by a
 * lock, by rows that are claimed, by keys that are unique. A job that fails says so and is tried again at its
 * next turn.
 */
type Job = { name: string; everyMs: number; run: (now: Date, signal: AbortSignal) => Promise<unknown> }

const JOBS: Job[] = [
  { name: 'fold', everyMs: 1_000, run: () => foldDeltas() },
  { name: 'price unpriced', everyMs: 5_000, run: (now, signal) => priceUnpriced({ now, signal }) },
  { name: 're-rate', everyMs: 1_000, run: (now, signal) => continueRerates({ now, signal }) },
  { name: 'top up', everyMs: 5_000, run: (now, signal) => topUpBalances({ now, signal }) },
  { name: 'post charges', everyMs: HOUR_MS, run: (now) => postCharges({ now }) },
  { name: 'close months', everyMs: MINUTE_MS, run: (now, signal) => closePeriods({ now, signal }) },
  { name: 'drop old ip secrets', everyMs: HOUR_MS, run: (now) => dropOldIpSecrets({ now }) },
  { name: 'drop old events', everyMs: HOUR_MS, run: (now, signal) => dropOldEvents({ now, signal }) },
  { name: 'evaluate budgets', everyMs: 5_000, run: (now) => evaluateBudgets({ now }) },
  { name: 'evaluate low balances', everyMs: 5_000, run: (now) => evaluateLowBalances({ now }) },
  { name: 'tell failed top-ups', everyMs: 10_000, run: (now) => tellFailedTopUps({ now }) },
  { name: 'tell of unpriced usage', everyMs: MINUTE_MS, run: (now) => tellOfUnpriced({ now }) },
  { name: 'drop old messages', everyMs: HOUR_MS, run: (now) => dropOldMessages({ now }) },
  { name: 'deliver webhooks', everyMs: 1_000, run: (now, signal) => deliverWebhooks({ now, signal }) },
  { name: 'send mails', everyMs: 2_000, run: (now, signal) => sendMails({ now, signal }) },
]

/** Starts every job. @returns the function that stops them, after the turns under way. */
export function startJobs(): () => Promise<void> {
  const stop = new AbortController()
  // Every job listens, which is more than what is taken for a leak.
  setMaxListeners(0, stop.signal)
  const loops = JOBS.map((job) => repeat(job, stop.signal))
  return async () => {
    stop.abort()
    await Promise.all(loops)
  }
}

async function repeat(job: Job, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const startedAt = Date.now()
    try {
      await job.run(new Date(), signal)
    } catch (error) {
      log.error({ job: job.name, err: (error as Error).message }, 'a job failed and will be tried again')
    }
    await pause(Math.max(0, startedAt + job.everyMs - Date.now()), signal)
  }
}
