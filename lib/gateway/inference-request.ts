import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { askForUsage } from '@/lib/gateway/ask-for-usage'
import { parseJson } from '@/lib/http/parse-json'
import { type Kind, modelNameSchema } from '@/lib/pricing/schema'

/**
 * What the gateway takes from a request, and all of it that is kept: the model, and the quantities that the
 * answer doesn't tell. Names are those of a native row.
 */
export type InferenceRequest = {
  kind: Kind
  model: string
  stream: boolean
  quantities: Record<string, number>
  /** What is sent on. */
  body: Buffer
  /** Whether the usage that a stream will tell was asked for by us. */
  hidesUsage: boolean
}

/** As the provider's API has them when a request leaves them out. */
const DEFAULT_SIDE = 1024
const DEFAULT_STEPS = 30
const DEFAULT_VOICE_MODEL = 'MeloTTS'

const side = z.number().int().min(1).max(16_384).default(DEFAULT_SIDE)
const textSchema = z.looseObject({ model: modelNameSchema, stream: z.boolean().nullish() })
const imageSchema = z.object({
  model_name: modelNameSchema.optional(),
  model: modelNameSchema.optional(),
  width: side,
  height: side,
  steps: z.number().int().min(1).max(1_000).default(DEFAULT_STEPS),
  num_images: z.number().int().min(1).max(1_000).optional(),
  n: z.number().int().min(1).max(1_000).optional(),
  size: z
    .string()
    .regex(/^\d{1,5}x\d{1,5}$/)
    .optional(),
})
const audioSchema = z.object({
  text: z.string(),
  model: modelNameSchema.default(DEFAULT_VOICE_MODEL),
})

function readText(body: Buffer, parsed: unknown): InferenceRequest {
  const fields = textSchema.parse(parsed)
  const stream = fields.stream === true
  const asked = stream ? askForUsage(body, fields) : { body, hide: false }
  return {
    kind: 'text',
    model: fields.model,
    stream,
    quantities: {},
    body: asked.body,
    hidesUsage: asked.hide,
  }
}

/** The sides come as width and height, or in OpenAI's shape as `size`. */
function sidesOf(fields: z.output<typeof imageSchema>): { width: number; height: number } {
  const [width, height] = (fields.size ?? '').split('x').map(Number)
  return width && height ? { width, height } : { width: fields.width, height: fields.height }
}

function readImage(body: Buffer, parsed: unknown): InferenceRequest {
  const fields = imageSchema.parse(parsed)
  const model = fields.model_name ?? fields.model
  if (!model) throw new AppError('invalid_request', 'model_name: must be given', { param: 'model_name' })
  const images = fields.num_images ?? fields.n ?? 1
  const quantities = { ...sidesOf(fields), steps: fields.steps, images }
  return { kind: 'image', model, stream: false, quantities, body, hidesUsage: false }
}

/** A character is a code point of the text; what the answer says of it is not asked. */
function readAudio(body: Buffer, parsed: unknown): InferenceRequest {
  const { text, model } = audioSchema.parse(parsed)
  let characters = 0
  for (const _ of text) characters++
  return { kind: 'audio', model, stream: false, quantities: { characters }, body, hidesUsage: false }
}

const READERS = { text: readText, image: readImage, audio: readAudio }

/** @throws AppError or ZodError, for what can't be metered; neither repeats what stood there */
export function readInferenceRequest(kind: Kind, body: Buffer): InferenceRequest {
  return READERS[kind](body, parseJson(body))
}
