import type { AdmissionLog } from '@/lib/limits/admission-log'
import type { AskedWindow, Decision } from '@/lib/limits/schema'

/**
 * Decides one request over all windows that it must pass, and changes nothing. It is refused by the window
 * that keeps it waiting longest; of equals by the one that stands first.
 *
 * @param logs of the windows, in their order
 * @param at milliseconds of the logs' clock, not before their newest
 */
export function decide(windows: readonly AskedWindow[], logs: readonly AdmissionLog[], at: number): Decision {
  const decision: Decision = { refusedBy: null, retryAfterMs: 0 }
  for (let place = 0; place < windows.length; place++) {
    const [window, log] = [windows[place], logs[place]]
    if (!window || !log) continue
    const waitMs = log.roomAt(window.requests, window.windowMs) - at
    if (waitMs > decision.retryAfterMs) {
      decision.refusedBy = window.limit
      decision.retryAfterMs = waitMs
    }
  }
  return decision
}
