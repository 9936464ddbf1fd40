import 'server-only'
import type { PoolClient } from 'pg'
import { transaction } from '@/lib/db/transaction'

/** The first half of the advisory locks under which an account's unknown names are counted. */
const LOCK_CLASS = 730_860_475

async function namesOf(client: PoolClient, accountId: bigint): Promise<Set<string>> {
  const text = 'select name from unknown_models where account_id = $1'
  const { rows } = await client.query<{ name: string }>(text, [accountId])
  return new Set(rows.map((row) => row.name))
}

/**
 * Adds names to those an account has, as many as there is room for, and answers all that it has. One
 * process at a time does so for an account: otherwise two could both take the last place.
 */
export function claimUnknownNames(
  accountId: bigint,
  names: readonly string[],
  { most, now }: { most: number; now: Date },
): Promise<Set<string>> {
  return transaction(async (client) => {
    await client.query('select pg_advisory_xact_lock($1::int, $2::int)', [
      LOCK_CLASS,
      Number(accountId & 0x7fffffffn),
    ])
    const known = await namesOf(client, accountId)
    const added = names.filter((name) => !known.has(name)).slice(0, Math.max(0, most - known.size))
    if (added.length === 0) return known
    await client.query(
      `insert into unknown_models (account_id, name, first_seen_at)
       select $1::bigint, name, $3::timestamptz from unnest($2::text[]) as added (name)
       on conflict do nothing`,
      [accountId, added, now],
    )
    for (const name of added) known.add(name)
    return known
  })
}
