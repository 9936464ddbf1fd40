import { BUCKET_DIGITS, BUCKET_STARTS } from '@/lib/usage/latency-buckets'

/** Microseconds from 1970 to 2000, where Postgres begins to count. */
const POSTGRES_EPOCH_MICROS = 946_684_800_000_000
const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
const HEADER_BYTES = 19
const TRAILER_BYTES = 2
const TWO_TO_32 = 0x1_0000_0000
const NUMERIC_BASE = 10_000
/** Digits of base 10,000 that a bucket of a histogram takes. */
const GROUPS_A_BUCKET = BUCKET_DIGITS / 4
export const MAX_HISTOGRAM_BYTES = 8 + BUCKET_STARTS.length * GROUPS_A_BUCKET * 2
/** Where writing a string in one call becomes cheaper than writing its characters one by one. */
const LONG_TEXT = 64

/** Used by one histogram after the other, and all zeros between them. */
const bucketCounts = new Uint32Array(BUCKET_STARTS.length)

/**
 * Writes rows in the binary format of Postgres's COPY into one growing Buffer. Numbers are written through a
 * DataView and short strings, which are known to be ASCII, a byte a character: a row has some 30 values, and
 * a call into Buffer's own writers for each would cost more than all else that is done to it.
 */
export class CopyBuffer {
  private bytes: Buffer
  private view: DataView
  private at = HEADER_BYTES

  constructor(expectedBytes: number) {
    this.bytes = Buffer.allocUnsafe(Math.max(expectedBytes, 1024))
    this.view = viewOf(this.bytes)
    this.bytes.fill(0, 0, HEADER_BYTES)
    SIGNATURE.copy(this.bytes)
  }

  /** Begins a row; it may take `maxBytes`. */
  row(columns: number, maxBytes: number): void {
    if (this.at + maxBytes + TRAILER_BYTES > this.bytes.length) {
      const larger = Buffer.allocUnsafe((this.bytes.length + maxBytes) * 2)
      this.bytes.copy(larger, 0, 0, this.at)
      this.bytes = larger
      this.view = viewOf(larger)
    }
    this.view.setInt16(this.at, columns)
    this.at += 2
  }

  null(): void {
    this.view.setInt32(this.at, -1)
    this.at += 4
  }

  int2(value: number): void {
    this.view.setInt32(this.at, 2)
    this.view.setInt16(this.at + 4, value)
    this.at += 6
  }

  int4(value: number | null): void {
    if (value === null) {
      this.null()
      return
    }
    this.view.setInt32(this.at, 4)
    this.view.setInt32(this.at + 4, value)
    this.at += 8
  }

  int8(value: bigint): void {
    this.view.setInt32(this.at, 8)
    this.view.setBigInt64(this.at + 4, value)
    this.at += 12
  }

  /** A whole number that a double holds exactly. */
  int8FromNumber(value: number): void {
    const high = Math.floor(value / TWO_TO_32)
    this.view.setInt32(this.at, 8)
    this.view.setInt32(this.at + 4, high)
    this.view.setUint32(this.at + 8, value - high * TWO_TO_32)
    this.at += 12
  }

  timestamp(unixMicros: number): void {
    this.int8FromNumber(unixMicros - POSTGRES_EPOCH_MICROS)
  }

  bool(value: boolean | null): void {
    if (value === null) {
      this.null()
      return
    }
    this.view.setInt32(this.at, 1)
    this.bytes[this.at + 4] = value ? 1 : 0
    this.at += 5
  }

  /** One byte a character: ASCII text, an enum's word, or bytes kept as such a string. */
  latin1(value: string | null): void {
    if (value === null) {
      this.null()
      return
    }
    const { bytes } = this
    const { length } = value
    this.view.setInt32(this.at, length)
    const start = this.at + 4
    if (length > LONG_TEXT) bytes.write(value, start, 'latin1')
    else for (let index = 0; index < length; index++) bytes[start + index] = value.charCodeAt(index)
    this.at = start + length
  }

  /**
   * A NUMERIC without decimals, 0 or more: its digits in base 10,000, the first of the weight that is
   * written.
   */
  numeric(value: bigint): void {
    const digits: number[] = []
    let rest = value
    // What a double holds exactly is taken apart faster than a bigint.
    for (; rest > Number.MAX_SAFE_INTEGER; rest /= BigInt(NUMERIC_BASE)) {
      digits.push(Number(rest % BigInt(NUMERIC_BASE)))
    }
    for (let low = Number(rest); low > 0; low = Math.floor(low / NUMERIC_BASE))
      digits.push(low % NUMERIC_BASE)
    this.numericHead(digits.length, Math.max(0, digits.length - 1))
    for (let index = digits.length - 1; index >= 0; index--) {
      this.view.setInt16(this.at, digits[index] ?? 0)
      this.at += 2
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
    this.numericHead(groups, (highest + 1) * GROUPS_A_BUCKET - 1)
    for (let bucket = highest; bucket >= lowest; bucket--) {
      const count = bucketCounts[bucket] ?? 0
      this.view.setInt16(this.at, 0)
      this.view.setInt16(this.at + 2, Math.floor(count / NUMERIC_BASE))
      this.view.setInt16(this.at + 4, count % NUMERIC_BASE)
      this.at += 6
      bucketCounts[bucket] = 0
    }
  }

  private numericHead(groups: number, weight: number): void {
    this.view.setInt32(this.at, 8 + groups * 2)
    this.view.setInt16(this.at + 4, groups)
    this.view.setInt16(this.at + 6, weight)
    this.view.setInt32(this.at + 8, 0)
    this.at += 12
  }

  finish(): Buffer {
    this.view.setInt16(this.at, -1)
    this.at += 2
    return this.bytes.subarray(0, this.at)
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
