import { createHmac } from 'node:crypto'
import { authSecret } from '@/lib/auth/auth-secret'

const NAME_BYTES = 12

/** What stands for a client's network in windows and their journal, which hold no addresses. */
export function addressName(network: string): string {
  return createHmac('sha256', authSecret())
    .update(`address ${network}`)
    .digest()
    .subarray(0, NAME_BYTES)
    .toString('base64url')
}
