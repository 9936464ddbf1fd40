import { AppError } from '@/lib/errors'

/** The answer to a request that met a limit; its wait is in whole seconds, rounded up. */
export function rateLimited(retryAfterMs: number): AppError {
  const retryAfterSeconds = Math.max(1, Math.ceil(retryAfterMs / 1000))
  const message = `Rate limit exceeded. Please retry after ${retryAfterSeconds} seconds.`
  return new AppError('rate_limit_exceeded', message, { retryAfterSeconds })
}

/** The answer to a request within its limits that nothing is left to pay for. */
export function outOfFunds(): AppError {
  return new AppError('insufficient_quota', 'Your balance is used up. Add funds to go on.')
}
