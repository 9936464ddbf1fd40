import 'server-only'
import { randomBytes } from 'node:crypto'
import { pool } from '@/lib/db/pool'

/** The secret of a day, made by whichever process asks first. */
export async function secretOfDay(day: Date): Promise<Buffer> {
  const date = day.toISOString().slice(0, 10)
  await pool().query('insert into ip_secrets (day, secret) values ($1, $2) on conflict (day) do nothing', [
    date,
    randomBytes(32),
  ])
  const { rows } = await pool().query<{ secret: Buffer }>('select secret from ip_secrets where day = $1', [
    date,
  ])
  if (!rows[0]) throw new Error('The secret of the day was removed while it was read.')
  return rows[0].secret
}

/** @returns how many days' secrets were thrown away. */
export async function deleteSecretsBefore(day: Date): Promise<number> {
  const { rowCount } = await pool().query('delete from ip_secrets where day < $1', [
    day.toISOString().slice(0, 10),
  ])
  return rowCount ?? 0
}
