import { updateLastAccount } from '@/lib/auth/queries'
import type { Session } from '@/lib/auth/schema'

/** Remembers where a person was last, so that `/overview` leads there; writes only when it has changed. */
export async function rememberAccount(session: Session, accountId: bigint): Promise<void> {
  if (session.lastAccountId !== accountId) await updateLastAccount(session.userId, accountId)
}
