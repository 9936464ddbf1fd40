import 'server-only'
import { pool } from '@/lib/db/pool'
import type { PricedEvent } from '@/lib/ingest/schema'

/** Answers places in the list that was asked for: identities would have to be read and compared again. */
const FIND_STANDING = `select asked.place::int as place, e.fingerprint
 from unnest($1::bigint[], $2::uuid[]) with ordinality as asked (account_id, identity, place)
 join events e on e.account_id = asked.account_id and e.identity = asked.identity`

function hexOf(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('hex')
}

function fingerprintText(stored: bigint): string {
  const bytes = Buffer.allocUnsafe(8)
  bytes.writeBigInt64BE(stored)
  return bytes.toString('latin1')
}

/** Which of these events are in the table already, each with the fingerprint that stands there. */
export async function findStanding(events: readonly PricedEvent[]): Promise<Map<PricedEvent, string>> {
  const accounts = events.map((event) => event.event.place.accountId).join()
  const identities = events.map((event) => hexOf(event.identity)).join()
  const { rows } = await pool().query<{ place: number; fingerprint: bigint }>({
    name: 'find-standing-events',
    text: FIND_STANDING,
    values: [`{${accounts}}`, `{${identities}}`],
  })
  const known = new Map<PricedEvent, string>()
  for (const { place, fingerprint } of rows) {
    const event = events[place - 1]
    if (event) known.set(event, fingerprintText(fingerprint))
  }
  return known
}
