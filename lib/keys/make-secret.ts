import { createHash, randomInt } from 'node:crypto'
import { secretChecksum } from '@/lib/keys/secret-checksum'
import { BASE62, SECRET_RANDOM_LENGTH, type SecretPrefix } from '@/lib/keys/secret-format'

/** `hash` is all that is stored of the text; `hint`, its prefix and last 4, is what may be shown later. */
export type Secret = { text: string; hash: Uint8Array<ArrayBuffer>; hint: string }

/** A new secret: its prefix, 30 random base62 digits (178 bits), and a checksum of both. */
export function makeSecret(prefix: SecretPrefix): Secret {
  const digits = Array.from({ length: SECRET_RANDOM_LENGTH }, () => BASE62[randomInt(BASE62.length)])
  const body = `${prefix}_${digits.join('')}`
  const text = body + secretChecksum(body)
  const hash = new Uint8Array(createHash('sha256').update(text).digest())
  return { text, hash, hint: `${prefix}_…${text.slice(-4)}` }
}
