import { randomUUID } from 'node:crypto'

/**
 * Request logs as a gateway writes them: rows of some 230 bytes as NDJSON, of the last seconds, 98 of 100
 * answered. Each key asks three models; which ones, its place among the keys says.
 */
const MODELS = [
  'meta-llama/Llama-3.3-70B-Instruct',
  'deepseek-ai/DeepSeek-V3-0324',
  'openai/gpt-oss-120b',
  'Qwen/Qwen3-Coder-480B-A35B-Instruct',
  'meta-llama/Llama-3.2-3B-Instruct',
  'openai/gpt-oss-20b',
] as const
const MODELS_A_KEY = 3
const SECONDS_BACK = 5

export const ROWS_A_BATCH = 1_000

function pick<T>(from: readonly T[]): T {
  return from[Math.floor(Math.random() * from.length)] as T
}

function requestLog(keys: readonly string[], now: number): string {
  const index = Math.floor(Math.random() * keys.length)
  const draw = Math.random()
  return JSON.stringify({
    id: randomUUID(),
    time: new Date(now - Math.random() * SECONDS_BACK * 1000).toISOString(),
    key: keys[index],
    model: MODELS[(index + Math.floor(Math.random() * MODELS_A_KEY)) % MODELS.length],
    status: draw < 0.01 ? 429 : draw < 0.02 ? 500 : 200,
    prompt_tokens: 100 + Math.floor(Math.random() * 4000),
    completion_tokens: 10 + Math.floor(Math.random() * 800),
    latency_ms: 200 + Math.floor(Math.random() * 3000),
    ttft_ms: 50 + Math.floor(Math.random() * 400),
    stream: draw < 0.7,
  })
}

/** Lines of so many batches, of the seconds before `now`; no two lines have one id. */
export function requestLogs(batches: number, keys: readonly string[], now = Date.now()): string[][] {
  return Array.from({ length: batches }, () =>
    Array.from({ length: ROWS_A_BATCH }, () => requestLog(keys, now)),
  )
}

/** The same batches with so many of each thousand rows taken from earlier ones. */
export function withRepeats(batches: string[][], earlier: string[][], share: number): string[][] {
  return batches.map((batch) =>
    batch.map((line, index) => (index < batch.length * share ? pick(pick(earlier)) : line)),
  )
}

export function bodies(batches: readonly string[][]): Buffer[] {
  return batches.map((lines) => Buffer.from(`${lines.join('\n')}\n`))
}
