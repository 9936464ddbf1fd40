import 'server-only'
import { pool } from '@/lib/db/pool'

export type UntoldPause = { accountId: bigint; key: string; pausedAt: Date; reason: string }

/** Automatic top-ups that a failure has paused and of which nobody was told; `key` names the pause. */
export async function untoldPauses(): Promise<UntoldPause[]> {
  const { rows } = await pool().query<UntoldPause>(
    `select paused.* from (
       select account_id as "accountId", top_up_paused_at as "pausedAt",
         coalesce(top_up_pause_reason, '') as reason,
         'top_up.failed ' || to_char(top_up_paused_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as key
       from billing_settings where top_up_paused_at is not null
     ) paused
     where not exists (select from alerts a where a.account_id = paused."accountId" and a.key = paused.key)`,
  )
  return rows
}
