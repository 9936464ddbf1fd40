import { createHmac } from 'node:crypto'
import { keptSecret } from '@/lib/billing/queries/kept-secret'

/**
 * What stands for a phone number, or for a code sent to it, in the database: a hash under a secret that is
 * kept for good, so that a number is known again years later and can't be read from a row.
 */
export async function hashPhone(...parts: string[]): Promise<Buffer> {
  const secret = await keptSecret('phone')
  return createHmac('sha256', secret).update(parts.join('\n')).digest()
}
