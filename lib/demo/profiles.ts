import type { DemoTier } from '@/lib/demo/schema'

/**
 * How each demo account behaves: how much it asks, of which models, by which keys, and when it asks in
 * bursts.
 */
export type ModelUse =
  | { model: string; kind: 'text'; weight: number; promptTokens: number; completionTokens: number }
  | { model: string; kind: 'image'; weight: number; sides: number[]; steps: number[] }
  | { model: string; kind: 'audio'; weight: number; characters: number }

export type Profile = {
  /** At the end of the history, before the shape of day and week. */
  requestsAMinute: number
  /** Minutes of a burst on a working day, and how many requests a minute it adds. */
  burst: { minutes: number; requestsAMinute: number } | null
  limits: { tier: number | null; models: Record<string, { requests: number; windowSeconds: number }> }
  projects: { name: string; keys: string[] }[]
  models: ModelUse[]
}

const LLAMA_70B = 'meta-llama/Llama-3.3-70B-Instruct'
const LLAMA_405B = 'meta-llama/Meta-Llama-3.1-405B-Instruct'

function text(model: string, weight: number, promptTokens: number, completionTokens: number): ModelUse {
  return { model, kind: 'text', weight, promptTokens, completionTokens }
}

export const PROFILES: Record<DemoTier, Profile> = {
  basic: {
    requestsAMinute: 0.4,
    burst: { minutes: 10, requestsAMinute: 58 },
    limits: {
      tier: 60,
      models: {
        [LLAMA_405B]: { requests: 5, windowSeconds: 60 },
        'FLUX.1-dev': { requests: 1, windowSeconds: 300 },
      },
    },
    projects: [{ name: 'default', keys: ['laptop', 'nightly job'] }],
    models: [
      text('openai/gpt-oss-20b', 46, 260, 90),
      text('meta-llama/Llama-3.2-3B-Instruct', 40, 180, 60),
      text(LLAMA_70B, 10, 210, 70),
      text(LLAMA_405B, 1, 120, 40),
      { model: 'FLUX.1-dev', kind: 'image', weight: 0.6, sides: [512, 768], steps: [20, 30] },
      { model: 'MeloTTS', kind: 'audio', weight: 0.5, characters: 140 },
    ],
  },
  pro: {
    requestsAMinute: 2.5,
    burst: { minutes: 8, requestsAMinute: 25 },
    limits: { tier: 600, models: { 'FLUX.1-dev': { requests: 50, windowSeconds: 60 } } },
    projects: [
      { name: 'default', keys: ['staging'] },
      { name: 'assistant', keys: ['assistant web', 'assistant mobile'] },
      { name: 'studio', keys: ['studio'] },
    ],
    models: [
      text(LLAMA_70B, 38, 1_400, 260),
      text('deepseek-ai/DeepSeek-V3-0324', 20, 2_100, 420),
      text('Qwen/Qwen3-Coder-480B-A35B-Instruct', 10, 3_800, 700),
      text('openai/gpt-oss-120b', 18, 900, 180),
      text('acme/experimental-router-v2', 2, 500, 100),
      { model: 'FLUX.1-dev', kind: 'image', weight: 7, sides: [512, 768, 1024], steps: [25, 28, 30] },
      { model: 'SDXL1.0-base', kind: 'image', weight: 2, sides: [1024], steps: [30] },
      { model: 'MeloTTS', kind: 'audio', weight: 3, characters: 420 },
    ],
  },
  enterprise: {
    requestsAMinute: 3.5,
    burst: { minutes: 12, requestsAMinute: 40 },
    limits: { tier: null, models: {} },
    projects: [
      { name: 'default', keys: ['platform'] },
      { name: 'triage', keys: ['triage eu', 'triage us'] },
      { name: 'research', keys: ['research'] },
    ],
    models: [
      text('deepseek-ai/DeepSeek-R1-0528', 22, 3_200, 1_400),
      text(LLAMA_405B, 14, 2_400, 500),
      text(LLAMA_70B, 34, 2_000, 380),
      text('Qwen/Qwen2.5-VL-72B-Instruct', 12, 2_600, 240),
      text('Qwen/Qwen3-235B-A22B-Instruct-2507', 14, 2_800, 620),
      { model: 'MeloTTS', kind: 'audio', weight: 4, characters: 900 },
    ],
  },
}
