import { litellm } from '@/lib/ingest/formats/litellm'
import { readRows } from '@/lib/ingest/formats/read-rows'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import type { IngestAnswer, IngestContext } from '@/lib/ingest/schema'
import { keyDirectory } from '@/lib/keys/key-directory'

/**
 * Ingests what LiteLLM's callback posts: an array, lines or one object, told apart by looking, since it
 * labels all three as JSON.
 */
export async function ingestLitellm(body: Buffer, context: IngestContext): Promise<IngestAnswer> {
  const format = litellm(context.source, await keyDirectory())
  return ingestRows(() => readRows(body, undefined), context, format)
}
