import { RateLimiterMemory } from 'rate-limiter-flexible'

/**
 * How many attempts a stretch of time admits. Counted in this process's memory: a restart forgets them, and
 * each of several processes counts for itself, which a guesser of passwords gains little by.
 */
const RULES = {
  signInByEmail: { points: 10, duration: 900 },
  signInByAddress: { points: 50, duration: 900 },
  signUpByAddress: { points: 30, duration: 3600 },
  phoneByAddress: { points: 20, duration: 3600 },
  phoneByAccount: { points: 10, duration: 3600 },
  phoneByNumber: { points: 5, duration: 3600 },
  inviteByUser: { points: 60, duration: 3600 },
}
export type AttemptRule = keyof typeof RULES

const shared = globalThis as typeof globalThis & { inferometerAttempts?: Map<AttemptRule, RateLimiterMemory> }

export function attemptLimiter(rule: AttemptRule): RateLimiterMemory {
  shared.inferometerAttempts ??= new Map()
  const limiter =
    shared.inferometerAttempts.get(rule) ?? new RateLimiterMemory({ keyPrefix: rule, ...RULES[rule] })
  shared.inferometerAttempts.set(rule, limiter)
  return limiter
}
