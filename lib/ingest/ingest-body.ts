import { readRows } from '@/lib/ingest/formats/read-rows'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import type { IngestAnswer, IngestContext } from '@/lib/ingest/schema'

/** Ingests the inflated body of a request. */
export async function ingestBody(
  body: Buffer,
  contentType: string | undefined,
  context: IngestContext,
): Promise<IngestAnswer> {
  return ingestRows(readRows(body, contentType), context)
}
