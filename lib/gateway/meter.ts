import type { TokenUsage } from '@/lib/gateway/read-usage-object'

/**
 * Stands between an answer of the upstream and the client: says of each piece what is passed on, and reads
 * the usage in it. The very end is held back until the request has been noted.
 */
export type Meter = {
  /** @returns what goes on now, of this piece and of those before */
  pass(piece: Buffer): Buffer
  /** @returns what was held back */
  rest(): Buffer
  /** The last usage that was told; null while there was none. */
  usage(): TokenUsage | null
  /** Whether the answer has said by itself that it is whole, however its connection ends. */
  isWhole(): boolean
}

export const NOTHING: Buffer = Buffer.alloc(0)
