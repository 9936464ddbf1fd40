/** The moment at which tests post, half a minute after the rows below. */
export const POSTED_AT = new Date('2026-03-10T12:00:30Z')
export const TEXT_MODEL = 'meta-llama/Llama-3.3-70B-Instruct'
/** What one such row costs: 19 tokens at $0.40 per million. */
export const ROW_COST_PICOS = 7_600_000n

/** A native row of text usage that is in order; `more` replaces or adds fields. */
export function textRow(id: string, more: Record<string, unknown> = {}) {
  const tokens = { prompt_tokens: 12, completion_tokens: 7 }
  return { id, time: '2026-03-10T12:00:00.123456Z', model: TEXT_MODEL, status: 200, ...tokens, ...more }
}
