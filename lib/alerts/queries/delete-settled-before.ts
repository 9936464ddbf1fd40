import 'server-only'
import { pool } from '@/lib/db/pool'

export async function deleteSettledBefore(before: Date): Promise<void> {
  await pool().query('delete from mails where created_at < $1 and next_attempt_at is null', [before])
  await pool().query(`delete from webhook_deliveries where created_at < $1 and state <> 'queued'`, [before])
}
