import { cloudevents } from '@/lib/ingest/formats/cloudevents'
import { native } from '@/lib/ingest/formats/native'
import { readRows } from '@/lib/ingest/formats/read-rows'
import { ingestRows } from '@/lib/ingest/ingest-rows'
import type { IngestAnswer, IngestContext } from '@/lib/ingest/schema'

const CLOUDEVENTS = /^application\/cloudevents(-batch)?\+json *(;|$)/i

/** Ingests the inflated body of a request: CloudEvents if its content type says so, else native rows. */
export async function ingestBody(
  body: Buffer,
  contentType: string | undefined,
  context: IngestContext,
): Promise<IngestAnswer> {
  return CLOUDEVENTS.test(contentType ?? '')
    ? ingestRows(() => readRows(body, undefined), context, cloudevents)
    : ingestRows(() => readRows(body, contentType), context, native)
}
