import { emailSchema } from '@/lib/accounts/schema'
import { userByEmail } from '@/lib/auth/queries'

/** For operators and scripts; pages never say whether an address is known. */
export async function findUserByEmail(
  email: string,
): Promise<{ userId: bigint; isOperator: boolean } | null> {
  const user = await userByEmail(emailSchema.parse(email))
  return user && { userId: user.userId, isOperator: user.isOperator }
}
