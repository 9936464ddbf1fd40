import 'server-only'
import { pool } from '@/lib/db/pool'
import type { PricedEvent } from '@/lib/ingest/schema'

const FIND_STANDING = `select e.account_id as "accountId", e.identity, e.fingerprint
 from unnest($1::bigint[], $2::uuid[]) as asked (account_id, identity)
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
export async function findStanding(rows: readonly PricedEvent[]): Promise<Map<PricedEvent, string>> {
  const identities = rows.map((row) => hexOf(row.identity))
  const { rows: found } = await pool().query<{ accountId: bigint; identity: string; fingerprint: bigint }>({
    name: 'find-standing-events',
    text: FIND_STANDING,
    values: [rows.map((row) => row.event.place.accountId.toString()), identities],
  })
  const standing = new Map<string, string>()
  for (const { accountId, identity, fingerprint } of found) {
    standing.set(`${accountId}|${identity.replaceAll('-', '')}`, fingerprintText(fingerprint))
  }
  const known = new Map<PricedEvent, string>()
  for (const [index, row] of rows.entries()) {
    const fingerprint = standing.get(`${row.event.place.accountId}|${identities[index]}`)
    if (fingerprint !== undefined) known.set(row, fingerprint)
  }
  return known
}
