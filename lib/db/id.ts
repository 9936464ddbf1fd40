import { randomBytes } from 'node:crypto'

/**
 * Ids are random 63-bit numbers, made here and not by the database: a caller knows an id before it is
 * written, and no sequence ties nodes together. Outside they are opaque strings: a prefix and 11 base62
 * digits.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const LENGTH = 11
const MAX_ID = 2n ** 63n - 1n

export type IdPrefix =
  | 'acc'
  | 'prj'
  | 'key'
  | 'src'
  | 'usr'
  | 'ent'
  | 'stm'
  | 'prc'
  | 'dep'
  | 'eml'
  | 'alr'
  | 'bdg'
  | 'whk'
  | 'msg'
  | 'ses'
  | 'inv'
  | 'run'

/** A new id; never 0, which stands for none. */
export function newId(): bigint {
  return (randomBytes(8).readBigUInt64BE() >> 1n) | 1n
}

export function formatId(prefix: IdPrefix, id: bigint): string {
  let digits = ''
  for (let rest = id; digits.length < LENGTH; rest /= 62n)
    digits = (DIGITS[Number(rest % 62n)] ?? '') + digits
  return `${prefix}_${digits}`
}

/** @returns the number behind an outward id, or null when the text is no id of that kind. */
export function parseId(prefix: IdPrefix, text: string): bigint | null {
  if (text.length !== prefix.length + 1 + LENGTH || !text.startsWith(`${prefix}_`)) return null
  let id = 0n
  for (const digit of text.slice(prefix.length + 1)) {
    const value = DIGITS.indexOf(digit)
    if (value < 0) return null
    id = id * 62n + BigInt(value)
  }
  return id > 0n && id <= MAX_ID ? id : null
}
