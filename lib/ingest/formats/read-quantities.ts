import { refuseField, wholeNumber } from '@/lib/ingest/formats/fields'
import { isChargeable } from '@/lib/pricing/charge-of'
import type { Kind, Quantities } from '@/lib/pricing/schema'

const MAX_TOKENS = 100_000_000
const MAX_CHARACTERS = 100_000_000
const MAX_IMAGES = 1_000
const MAX_SIDE = 16_384
const MAX_STEPS = 1_000

type Fields = Record<string, unknown>

const EMPTY: Fields = {}

function nested(value: unknown, field: string): Fields {
  if (value === undefined || value === null) return EMPTY
  if (typeof value === 'object' && !Array.isArray(value)) return value as Fields
  refuseField(field, 'an object')
}

/** A token count of the row itself or of its `usage`; where both give one they must agree. */
function tokens(own: unknown, ofUsage: unknown, field: string): number | null {
  const first = wholeNumber(own, field, 0, MAX_TOKENS)
  const second = wholeNumber(ofUsage, field, 0, MAX_TOKENS)
  if (first !== null && second !== null && first !== second)
    refuseField(field, 'the same in the row and in its usage')
  return first ?? second
}

/**
 * What the row says was used. Every quantity is held to its bounds whatever the kind is; those of other
 * kinds are then dropped. An image that was made, of a known size, counts as one when the log doesn't say
 * how many.
 */
export function readQuantities(row: Fields, kind: Kind, status: number): Quantities {
  const usage = nested(row.usage, 'usage')
  const details = nested(usage.prompt_tokens_details, 'prompt_tokens_details')
  const promptTokens = tokens(row.prompt_tokens, usage.prompt_tokens, 'prompt_tokens')
  const cachedTokens = tokens(row.cached_tokens, details.cached_tokens, 'cached_tokens')
  const completionTokens = tokens(row.completion_tokens, usage.completion_tokens, 'completion_tokens')
  if (cachedTokens !== null && cachedTokens > (promptTokens ?? 0))
    refuseField('cached_tokens', 'a part of prompt_tokens')
  const images = wholeNumber(row.images, 'images', 0, MAX_IMAGES)
  const width = wholeNumber(row.width, 'width', 1, MAX_SIDE)
  const height = wholeNumber(row.height, 'height', 1, MAX_SIDE)
  const steps = wholeNumber(row.steps, 'steps', 1, MAX_STEPS)
  const characters = wholeNumber(row.characters, 'characters', 0, MAX_CHARACTERS)
  const [text, image] = [kind === 'text', kind === 'image']
  const one = isChargeable(status) && width !== null && height !== null && steps !== null ? 1 : null
  return {
    promptTokens: text ? promptTokens : null,
    cachedTokens: text ? cachedTokens : null,
    completionTokens: text ? completionTokens : null,
    images: image ? (images ?? one) : null,
    width: image ? width : null,
    height: image ? height : null,
    steps: image ? steps : null,
    characters: kind === 'audio' ? characters : null,
  }
}
