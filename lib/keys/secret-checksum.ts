import { crc32 } from '@/lib/keys/crc32'
import { BASE62, SECRET_CHECKSUM_LENGTH } from '@/lib/keys/secret-format'

/**
 * Six base62 digits of the CRC-32 of what stands before them: a mistyped secret is known without a look-up.
 */
export function secretChecksum(body: string): string {
  let digits = ''
  for (let rest = crc32(body); digits.length < SECRET_CHECKSUM_LENGTH; rest = Math.floor(rest / 62)) {
    digits = BASE62.charAt(rest % 62) + digits
  }
  return digits
}
