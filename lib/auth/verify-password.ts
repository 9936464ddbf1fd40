import { randomUUID } from 'node:crypto'
import { verify } from '@node-rs/argon2'
import { hashPassword } from '@/lib/auth/hash-password'

let decoy: Promise<string> | undefined

/** With no hash, as for an unknown user, the same work is done against one that no password fits. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomUUID())
  const fits = await verify(passwordHash ?? (await decoy), password)
  return fits && passwordHash !== null
}
