import { BUCKET_DIGITS, BUCKET_STARTS } from '@/lib/usage/latency-buckets'

/** Microseconds from 1970 to 2000, where Postgres begins to count. */
const POSTGRES_EPOCH_MICROS = 946_684_800_000_000
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
const HEADER_BYTES = 19
const TRAILER_BYTES = 2
const TWO_TO_32 = 0x1_0000_0000
const NUMERIC_BASE = 10_000n
const GROUP_BASE = 10_000
/** Digits of base 10,000 that a bucket of a histogram takes. */
const GROUPS_A_BUCKET = BUCKET_DIGITS / 4
export const MAX_HISTOGRAM_BYTES = 8 + BUCKET_STARTS.length * GROUPS_A_BUCKET * 2

/** Used by one histogram after the other, and all zeros between them. */
const bucketCounts = new Uint32Array(BUCKET_STARTS.length)

/**
 * Writes rows in the binary format of Postgres's COPY into one growing Buffer. Numbers are written by hand,
 * and strings that are known to be ASCII a byte a character.
 */
export class CopyBuffer {
  private bytes: Buffer
  private at = HEADER_BYTES

  constructor(expectedBytes: number) {
    this.bytes = Buffer.allocUnsafe(Math.max(expectedBytes, 1024))
    this.bytes.fill(0, 0, HEADER_BYTES)
    SIGNATURE.copy(this.bytes)
  }

  /** Begins a row; it may take `maxBytes`. */
  row(columns: number, maxBytes: number): void {
    if (this.at + maxBytes + TRAILER_BYTES > this.bytes.length) {
      const larger = Buffer.allocUnsafe((this.bytes.length + maxBytes) * 2)
      this.bytes.copy(larger, 0, 0, this.at)
      this.bytes = larger
    }
    this.at = this.bytes.writeInt16BE(columns, this.at)
  }

  null(): void {
    this.at = this.bytes.writeInt32BE(-1, this.at)
  }

  int2(value: number): void {
    this.at = this.bytes.writeInt16BE(value, this.bytes.writeInt32BE(2, this.at))
  }

  int4(value: number | null): void {
    if (value === null) this.null()
    else this.at = this.bytes.writeInt32BE(value, this.bytes.writeInt32BE(4, this.at))
  }

  int8(value: bigint): void {
    this.at = this.bytes.writeBigInt64BE(value, this.bytes.writeInt32BE(8, this.at))
  }

  /** A whole number that a double holds exactly. */
  int8FromNumber(value: number): void {
    const high = Math.floor(value / TWO_TO_32)
    this.at = this.bytes.writeInt32BE(high, this.bytes.writeInt32BE(8, this.at))
    this.at = this.bytes.writeUInt32BE(value - high * TWO_TO_32, this.at)
  }

  timestamp(unixMicros: number): void {
    this.int8FromNumber(unixMicros - POSTGRES_EPOCH_MICROS)
  }

  bool(value: boolean | null): void {
    if (value === null) this.null()
    else this.at = this.bytes.writeUInt8(value ? 1 : 0, this.bytes.writeInt32BE(1, this.at))
  }

  /** One byte a character: ASCII text, an enum's word, or bytes kept as such a string. */
  latin1(value: string | null): void {
    if (value === null) {
      this.null()
      return
    }
    const start = this.bytes.writeInt32BE(value.length, this.at)
    this.at = start + this.bytes.write(value, start, 'latin1')
  }

  /**
   * A NUMERIC without decimals, 0 or more: its digits in base 10,000, the first of the weight that is
   * written.
   */
  numeric(value: bigint): void {
    const digits: number[] = []
    for (let rest = value; rest > 0n; rest /= NUMERIC_BASE) digits.unshift(Number(rest % NUMERIC_BASE))
    this.at = this.bytes.writeInt32BE(8 + digits.length * 2, this.at)
    for (const part of [digits.length, Math.max(0, digits.length - 1), 0, 0, ...digits]) {
      this.at = this.bytes.writeInt16BE(part, this.at)
    }
  }

  /**
   * The histogram of latencies that are told by their buckets, as a NUMERIC: 12 decimal digits a bucket, from
   * the highest that is used down to the lowest. A batch has fewer rows than 10,000 x 10,000.
   */
  histogram(buckets: readonly number[]): void {
    if (buckets.length === 0) {
      this.numeric(0n)
      return
    }
    let [lowest, highest] = [BUCKET_STARTS.length, 0]
    for (const bucket of buckets) {
      bucketCounts[bucket] = (bucketCounts[bucket] ?? 0) + 1
      if (bucket < lowest) lowest = bucket
      if (bucket > highest) highest = bucket
    }
    const groups = (highest - lowest + 1) * GROUPS_A_BUCKET
    this.at = this.bytes.writeInt32BE(8 + groups * 2, this.at)
    for (const part of [groups, (highest + 1) * GROUPS_A_BUCKET - 1, 0, 0]) {
      this.at = this.bytes.writeInt16BE(part, this.at)
    }
    for (let bucket = highest; bucket >= lowest; bucket--) {
      const count = bucketCounts[bucket] ?? 0
      this.at = this.bytes.writeInt16BE(0, this.at)
      this.at = this.bytes.writeInt16BE(Math.floor(count / GROUP_BASE), this.at)
      this.at = this.bytes.writeInt16BE(count % GROUP_BASE, this.at)
      bucketCounts[bucket] = 0
    }
  }

  finish(): Buffer {
    this.at = this.bytes.writeInt16BE(-1, this.at)
    return this.bytes.subarray(0, this.at)
  }
}
