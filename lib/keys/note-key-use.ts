import { touchKey } from '@/lib/keys/queries'
import { log } from '@/lib/log'

/**
 * "Last used" is exact to a minute: so a busy key costs one write a minute and process, not one a request.
 */
const MINUTE_MS = 60_000

const notedAt = new Map<bigint, number>()

export async function noteKeyUse(key: { accountId: bigint; keyId: bigint }, now: Date): Promise<void> {
  const last = notedAt.get(key.keyId)
  if (last !== undefined && now.getTime() - last < MINUTE_MS) return
  notedAt.set(key.keyId, now.getTime())
  try {
    await touchKey(key, now, new Date(now.getTime() - MINUTE_MS))
  } catch (error) {
    // A date that people look at is not worth refusing the request for.
    log.warn({ err: error instanceof Error ? error.message : typeof error }, "a key's last use was not noted")
  }
}
