import { ingestBody } from '@/lib/ingest/ingest-body'
import { ingestLitellm } from '@/lib/ingest/ingest-litellm'
import { ingestTraces } from '@/lib/ingest/ingest-traces'
import { MAX_BODY_BYTES, MAX_VERBOSE_BODY_BYTES } from '@/lib/ingest/schema'
import { sourceEndpoint } from '@/lib/ingest/source-endpoint'

/** POST /v1/events: native rows or CloudEvents of a source, answered when they are committed. */
export const eventsEndpoint = sourceEndpoint(MAX_BODY_BYTES, ingestBody)

/** POST /v1/litellm: LiteLLM's callback for generic APIs, with the same answer. */
export const litellmEndpoint = sourceEndpoint(MAX_VERBOSE_BODY_BYTES, (body, _, context) =>
  ingestLitellm(body, context),
)

/** POST /v1/traces: OpenTelemetry's spans as OTLP/HTTP JSON, with OTLP's answer. */
export const tracesEndpoint = sourceEndpoint(MAX_VERBOSE_BODY_BYTES, ingestTraces)
