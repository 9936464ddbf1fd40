import { randomBytes } from 'node:crypto'
import { insertBuiltInSource } from '@/lib/sources/queries'

/** The gateway's own source. Its id is the same everywhere: it is a part of what makes an event one. */
export const BUILT_IN_SOURCE_ID = 1n
const SECRET_BYTES = 32

/** Writes the source that the built-in gateway logs through, once. Nobody can present its secret. */
export async function ensureBuiltInSource({ now }: { now: Date }): Promise<void> {
  const secretHash = randomBytes(SECRET_BYTES)
  const row = { sourceId: BUILT_IN_SOURCE_ID, accountId: null, name: 'built-in gateway', hint: '' }
  await insertBuiltInSource({ ...row, secretHash, createdAt: now })
}
