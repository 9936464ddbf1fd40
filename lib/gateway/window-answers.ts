import type { WindowAnswer } from '@/lib/gateway/schema'
import { admissions } from '@/lib/limits/admissions'
import type { AskedWindow } from '@/lib/limits/schema'

/** How full windows are now, as programs are told. */
export function windowAnswers(asked: readonly AskedWindow[]): WindowAnswer[] {
  return admissions()
    .states(asked)
    .map(({ limit, model, requests, windowMs, used, left, resetMs }) => ({
      limit,
      model,
      requests,
      window_seconds: windowMs / 1000,
      used,
      left,
      reset_ms: Math.ceil(resetMs),
    }))
}
