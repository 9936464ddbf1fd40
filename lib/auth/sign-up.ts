import { hashPassword } from '@/lib/auth/hash-password'
import { insertUserWithAccount } from '@/lib/auth/queries'
import { type SignUp, signUpSchema } from '@/lib/auth/schema'
import { throttleAttempt } from '@/lib/auth/throttle-attempt'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'

/**
 * Makes a person and an account on Basic that they own, named after the part of the address before the @.
 * @throws AppError forbidden (sign-up is closed), rate_limit_exceeded, conflict (the address is taken)
 */
export async function signUp(
  input: SignUp,
  { now, address }: { now: Date; address: string },
): Promise<{ userId: bigint; accountId: bigint }> {
  if (env().SIGNUP === 'closed') {
    throw new AppError('forbidden', 'Sign-up is closed here. Ask an operator for an account.')
  }
  const { email, password } = signUpSchema.parse(input)
  await throttleAttempt('signUpByAddress', address)
  const name = email.slice(0, email.indexOf('@'))
  const user = { email, name, passwordHash: await hashPassword(password), isOperator: false }
  return insertUserWithAccount(user, `${name}'s account`, now)
}
