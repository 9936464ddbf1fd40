import { hashPassword } from '@/lib/auth/hash-password'
import { insertUser } from '@/lib/auth/queries'
import { type NewUser, newUserSchema } from '@/lib/auth/schema'

/**
 * Makes a person who can sign in, as yet a member of no account. @throws AppError conflict (the address is
 * taken)
 */
export async function createUser(input: NewUser, { now }: { now: Date }): Promise<{ userId: bigint }> {
  const { password, ...user } = newUserSchema.parse(input)
  const passwordHash = await hashPassword(password)
  return { userId: await insertUser({ ...user, passwordHash }, now) }
}
