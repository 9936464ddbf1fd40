import type { By } from '@/lib/audit/schema'
import { makeSecret } from '@/lib/keys/make-secret'
import { insertSource } from '@/lib/sources/queries'
import { type NewSource, newSourceSchema } from '@/lib/sources/schema'

/**
 * Sources owns who may post request logs, and their secrets. It doesn't know what they post (ingest).
 *
 * Makes a source and gives its secret, this once. @throws AppError not_found when there is no such account
 */
export async function createSource(input: NewSource, by: By): Promise<{ sourceId: bigint; secret: string }> {
  const source = newSourceSchema.parse(input)
  const secret = makeSecret('ins')
  const sourceId = await insertSource(source, secret, by)
  return { sourceId, secret: secret.text }
}
