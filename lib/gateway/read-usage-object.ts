const MOST = 100_000_000

/** The token counts of an answer, as a row of a request log has them; null where it told none. */
export type TokenUsage = {
  prompt_tokens: number | null
  completion_tokens: number | null
  cached_tokens: number | null
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST ? value : null
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

/**
 * OpenAI's usage object of an answer or of a chunk of a stream. A count that is not whole is none: what was
 * not metered is shown so, and nothing is guessed.
 *
 * @returns null where there is no usage object
 */
export function readUsageObject(answer: unknown): TokenUsage | null {
  const usage = field(answer, 'usage')
  if (typeof usage !== 'object' || usage === null) return null
  const prompt = count(field(usage, 'prompt_tokens'))
  const cached = count(field(field(usage, 'prompt_tokens_details'), 'cached_tokens'))
  return {
    prompt_tokens: prompt,
    completion_tokens: count(field(usage, 'completion_tokens')),
    cached_tokens: cached !== null && cached <= (prompt ?? 0) ? cached : null,
  }
}
