import { deleteSecretsBefore } from '@/lib/ingest/queries/ip-secrets'
import { DAY_MS } from '@/lib/time/range'

const KEPT_DAYS = 30

/**
 * Throws away the secrets of days more than 30 days back: what was hashed under them is noise from then on.
 */
export function dropOldIpSecrets({ now }: { now: Date }): Promise<number> {
  return deleteSecretsBefore(new Date(now.getTime() - KEPT_DAYS * DAY_MS))
}
