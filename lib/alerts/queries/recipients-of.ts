import 'server-only'
import type { Queryable } from '@/lib/db/transaction'

export type Recipient = { userId: bigint; email: string; name: string; role: string; receives: boolean }

/** An account's members and whether its alerts are mailed to them: to owners, until they choose otherwise. */
export async function recipientsOf(client: Queryable, accountId: bigint): Promise<Recipient[]> {
  const { rows } = await client.query<Recipient>(
    `select m.user_id as "userId", u.email, u.name, m.role::text as role,
       coalesce(r.receives, m.role = 'owner') as receives
     from members m join users u on u.user_id = m.user_id
     left join alert_recipients r on r.account_id = m.account_id and r.user_id = m.user_id
     where m.account_id = $1 order by u.email`,
    [accountId],
  )
  return rows
}
