import { type Meter, NOTHING } from '@/lib/gateway/meter'
import { readUsageObject, type TokenUsage } from '@/lib/gateway/read-usage-object'

/** Beyond this an answer is passed on without being read for its usage. */
const MOST_READ_BYTES = 32 * 1024 * 1024

/**
 * Meters an answer that is one piece of JSON, or anything else. It passes on all but the last piece.
 *
 * @param reads whether usage stands in the answer; else it is known from the request
 */
export function answerMeter({ reads }: { reads: boolean }): Meter {
  let held = NOTHING
  let pieces: Buffer[] = []
  let bytes = 0
  return {
    pass(piece) {
      bytes += piece.length
      if (reads && bytes <= MOST_READ_BYTES) pieces.push(piece)
      else pieces = []
      const before = held
      held = piece
      return before
    },
    rest: () => held,
    usage(): TokenUsage | null {
      try {
        return readUsageObject(JSON.parse(Buffer.concat(pieces).toString()))
      } catch {
        return null
      }
    },
    isWhole: () => false,
  }
}
