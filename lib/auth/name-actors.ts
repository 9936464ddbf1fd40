import { emailsOf } from '@/lib/auth/queries'
import { parseId } from '@/lib/db/id'

/**
 * What people call those whom the audit log names: a user's address; `system` and the like stay as they are.
 */
export async function nameActors(actors: readonly string[]): Promise<(actor: string) => string> {
  const ids = new Map<string, bigint>()
  for (const actor of actors) {
    const userId = parseId('usr', actor)
    if (userId !== null) ids.set(actor, userId)
  }
  const emails = await emailsOf([...new Set(ids.values())])
  return (actor) => emails.get(ids.get(actor) ?? 0n) ?? actor
}
