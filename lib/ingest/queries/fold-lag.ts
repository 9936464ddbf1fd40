import 'server-only'
import { pool } from '@/lib/db/pool'

/** Seconds that the oldest delta has been waiting to be folded, by the database's clock; 0 without any. */
export async function foldLag(): Promise<number> {
  const { rows } = await pool().query<{ seconds: number }>(
    `select coalesce(extract(epoch from clock_timestamp() - min(appended_at)), 0)::float8 as seconds
     from deltas`,
  )
  return Math.max(0, rows[0]?.seconds ?? 0)
}
