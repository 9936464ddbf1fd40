import { randomUUID } from 'node:crypto'
import { ingestRows } from '@/lib/ingest/ingest-rows'

export const TEXT_MODEL = 'meta-llama/Llama-3.3-70B-Instruct'
export const IMAGE_MODEL = 'SDXL-turbo'
export const AUDIO_MODEL = 'MeloTTS'

type Sender = { accountId: bigint; source: { sourceId: bigint } }

/** A native row of 1,000 prompt tokens at $0.40 a million: 400,000,000 picos. */
export function textRow(time: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: randomUUID(),
    time,
    model: TEXT_MODEL,
    kind: 'text',
    status: 200,
    prompt_tokens: 1_000,
    completion_tokens: 0,
    ...more,
  }
}

/** Sends rows as an account's own source does, and insists that each was taken. */
export async function sendUsage({ accountId, source }: Sender, rows: object[], now: Date): Promise<void> {
  const context = { source: { sourceId: source.sourceId, accountId }, now }
  const answer = await ingestRows(rows, context)
  if (answer.accepted !== rows.length) throw new Error(`not every row was taken: ${JSON.stringify(answer)}`)
}
