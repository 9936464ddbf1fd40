import { type Operator, requireOperator } from '@/lib/auth/require-operator'
import { parseId } from '@/lib/db/id'
import { AppError } from '@/lib/errors'

/**
 * Lets an operator pass to the account of an outward id; whether it exists is told by what is done with it.
 * @throws AppError not_found, unauthorized
 */
export async function operatedAccount(
  request: Request,
  account: string,
): Promise<Operator & { accountId: bigint }> {
  const operator = await requireOperator(request.headers.get('cookie'))
  const accountId = parseId('acc', account)
  if (accountId === null) throw new AppError('not_found', 'There is no such account.')
  return { ...operator, accountId }
}
