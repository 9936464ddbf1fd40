import 'server-only'
import type { PoolClient } from 'pg'
import { transaction } from '@/lib/db/transaction'
import { csvSums } from '@/lib/reconcile/queries/csv-sums'
import { DAY_GROUP, DAY_MEASURES, daySums, UNSEALED_EVENTS } from '@/lib/reconcile/queries/day-sums'
import type { Range } from '@/lib/time/range'

const SEAL = `
insert into sealed_days (account_id, day, ${DAY_GROUP}, ${DAY_MEASURES.join(', ')})
select account_id, day, ${DAY_GROUP}, ${DAY_MEASURES.map((name) => `sum(${name})`).join(', ')}
from (${UNSEALED_EVENTS}) unsealed group by account_id, day, ${DAY_GROUP}`

async function isProven(client: PoolClient, accountId: bigint, day: Range): Promise<boolean> {
  const { mismatches } = await daySums(client, accountId, day)
  return mismatches.length === 0 && (await csvSums(client, accountId, day)).length === 0
}

/**
 * Seals a day of an account, proof and seal in one snapshot, unless something of it doesn't agree. A day that
 * is sealed already stays as it is.
 * @returns whether the day is sealed
 */
export function sealDay(accountId: bigint, day: Range): Promise<boolean> {
  return transaction(async (client) => {
    await client.query('set transaction isolation level repeatable read')
    await client.query(`set local statement_timeout = '10min'`)
    if (!(await isProven(client, accountId, day))) return false
    await client.query(SEAL, [accountId, day.startAt, day.endAt])
    return true
  })
}
