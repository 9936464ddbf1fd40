import type { By } from '@/lib/audit/schema'
import { makeSecret } from '@/lib/keys/make-secret'
import { planRoll } from '@/lib/keys/plan-roll'
import { replaceKey } from '@/lib/keys/queries'
import { overlapHoursSchema } from '@/lib/keys/schema'

/**
 * Makes a successor with the same name, project and scopes; the old key works for `overlapHours` more.
 * @throws AppError not_found, conflict (the key has ended)
 */
export async function rollKey(
  roll: { accountId: bigint; keyId: bigint; overlapHours: number },
  by: By,
): Promise<{ keyId: bigint; key: string }> {
  const overlapHours = overlapHoursSchema.parse(roll.overlapHours)
  const secret = makeSecret('inf')
  const keyId = await replaceKey(roll, secret, (old) => planRoll(old, overlapHours, by.now), by)
  return { keyId, key: secret.text }
}
