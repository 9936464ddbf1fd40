import type { NewAlert } from '@/lib/alerts/queries/insert-alert'
import { raiseAlerts } from '@/lib/alerts/queries/raise-alerts'
import { type UntoldPause, untoldPauses } from '@/lib/alerts/queries/untold-pauses'
import { log } from '@/lib/log'

/** Tells accounts whose automatic top-up has failed, once for each time that it was paused for that. */
export async function tellFailedTopUps({ now }: { now: Date }): Promise<void> {
  for (const pause of await untoldPauses()) {
    try {
      await raiseAlerts([failedTopUp(pause, now)])
    } catch (error) {
      log.error({ err: (error as Error).message }, 'an account could not be told of its failed top-up')
    }
  }
}

function failedTopUp({ accountId, key, pausedAt, reason }: UntoldPause, now: Date): NewAlert {
  return {
    ...{ accountId, key, now },
    type: 'top_up.failed',
    data: { reason, paused_at: pausedAt.toISOString() },
    mail: {
      subject: 'an automatic top-up failed',
      text: `${reason} Automatic top-ups are paused until you have looked at it:`.trimStart(),
      page: 'billing',
    },
  }
}
