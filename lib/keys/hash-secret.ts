import { createHash } from 'node:crypto'
import { secretChecksum } from '@/lib/keys/secret-checksum'
import { SECRET_CHECKSUM_LENGTH, SECRET_RANDOM_LENGTH, type SecretPrefix } from '@/lib/keys/secret-format'

const DIGITS = new RegExp(`^[0-9A-Za-z]{${SECRET_RANDOM_LENGTH + SECRET_CHECKSUM_LENGTH}}$`)

/** @returns the SHA-256 of a well-formed secret of that kind, or null: then there is nothing to look up. */
export function hashSecret(prefix: SecretPrefix, text: string): Buffer | null {
  if (!text.startsWith(`${prefix}_`) || !DIGITS.test(text.slice(prefix.length + 1))) return null
  const checksum = text.slice(-SECRET_CHECKSUM_LENGTH)
  if (secretChecksum(text.slice(0, -SECRET_CHECKSUM_LENGTH)) !== checksum) return null
  return createHash('sha256').update(text).digest()
}
