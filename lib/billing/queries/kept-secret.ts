import 'server-only'
import { randomBytes } from 'node:crypto'
import { pool } from '@/lib/db/pool'

/** A secret that is made by whoever asks first and is the same from then on, for every process. */
export async function keptSecret(name: string): Promise<Buffer> {
  await pool().query(
    'insert into kept_secrets (name, secret) values ($1, $2) on conflict (name) do nothing',
    [name, randomBytes(32)],
  )
  const { rows } = await pool().query<{ secret: Buffer }>('select secret from kept_secrets where name = $1', [
    name,
  ])
  if (!rows[0]) throw new Error('A secret that is kept for good was removed while it was read.')
  return rows[0].secret
}
