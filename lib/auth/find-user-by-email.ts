import { emailSchema } from '@/lib/accounts/schema'
import { userByEmail } from '@/lib/auth/queries'

/**
 * For operators and scripts. Pages say whether an address is known only to who holds an invitation for it.
 */
export async function findUserByEmail(
  email: string,
): Promise<{ userId: bigint; isOperator: boolean } | null> {
  const user = await userByEmail(emailSchema.parse(email))
  return user && { userId: user.userId, isOperator: user.isOperator }
}
