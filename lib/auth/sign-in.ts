import { attemptLimiter } from '@/lib/auth/attempt-limiter'
import { describeDevice } from '@/lib/auth/describe-device'
import { endSession } from '@/lib/auth/end-session'
import { insertSession, userByEmail } from '@/lib/auth/queries'
import { readSession } from '@/lib/auth/read-session'
import { type SignUp, signUpSchema } from '@/lib/auth/schema'
import { throttleAttempt } from '@/lib/auth/throttle-attempt'
import { verifyPassword } from '@/lib/auth/verify-password'

/** A session holds for 30 days, however it is used. */
export const SESSION_SECONDS = 30 * 24 * 3600

/**
 * Where an attempt comes from: `address` is the client's network address, `cookieHeader` what its browser
 * sent.
 */
export type SignInOrigin = { address: string; userAgent: string; cookieHeader: string | null }

/**
 * Begins a new session when the password is the user's, and ends the one that the browser had. A wrong
 * password, an unknown address and an impossible one are the same null, after the same work.
 * @throws AppError rate_limit_exceeded
 */
export async function signIn(
  credentials: SignUp,
  origin: SignInOrigin,
  { now }: { now: Date },
): Promise<{ userId: bigint; sessionId: bigint } | null> {
  await throttleAttempt('signInByAddress', origin.address)
  const parsed = signUpSchema.safeParse(credentials)
  if (!parsed.success) return null
  const { email, password } = parsed.data
  await throttleAttempt('signInByEmail', email)
  const user = await userByEmail(email)
  if (!(await verifyPassword(user?.passwordHash ?? null, password)) || !user) return null

  await attemptLimiter('signInByEmail').delete(email)
  await attemptLimiter('signInByAddress').reward(origin.address)
  const before = await readSession(origin.cookieHeader, { now })
  if (before) await endSession(before.sessionId, { now })
  const sessionId = await insertSession({
    userId: user.userId,
    device: describeDevice(origin.userAgent),
    createdAt: now,
    expiresAt: new Date(now.getTime() + SESSION_SECONDS * 1000),
  })
  return { userId: user.userId, sessionId }
}
