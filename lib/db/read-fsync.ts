import 'server-only'
import { pool } from '@/lib/db/pool'

/** Whether the database puts what it acknowledges on disk; asking also shows that it can be reached. */
export async function readFsync(): Promise<boolean> {
  const { rows } = await pool().query<{ fsync: string }>("select current_setting('fsync') as fsync")
  return rows[0]?.fsync === 'on'
}
