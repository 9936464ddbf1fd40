import { RateLimiterRes } from 'rate-limiter-flexible'
import { type AttemptRule, attemptLimiter } from '@/lib/auth/attempt-limiter'
import { AppError } from '@/lib/errors'

/**
 * Counts an attempt before it is judged, so that many at once get no further. @throws AppError
 * rate_limit_exceeded
 */
export async function throttleAttempt(rule: AttemptRule, key: string): Promise<void> {
  try {
    await attemptLimiter(rule).consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    const message = `Too many attempts. Please retry after ${retryAfterSeconds} seconds.`
    throw new AppError('rate_limit_exceeded', message, { retryAfterSeconds })
  }
}
