import { type ModelUse, PROFILES, type Profile } from '@/lib/demo/profiles'
import { longTailed, pick, poisson, type Random, seededRandom } from '@/lib/demo/random'
import type { DemoTier } from '@/lib/demo/schema'
import { AdmissionLog } from '@/lib/limits/admission-log'
import { MINUTE_MS } from '@/lib/time/range'

/**
 * Makes the demo's request logs, minute by minute, as native rows. The same seed, account and minutes give
 * the same rows. It writes nothing: rows go in through the same door as anybody's.
 */
export type DemoRow = Record<string, unknown> & { id: string; time: string; status: number }

export type Traffic = { minuteRows: (minuteAt: number, burstAt: number | null) => DemoRow[] }

type Keys = readonly { key: string; weight: number }[]

const FAILURES = [
  { weight: 40, status: 400, error_code: 'invalid_request' },
  { weight: 25, status: 422, error_code: 'unprocessable' },
  { weight: 20, status: 500, error_code: 'internal' },
  { weight: 10, status: 503, error_code: 'unavailable' },
  { weight: 20, status: 499, error_code: 'client_left' },
  { weight: 8, status: 502, error_code: 'upstream_cut' },
]

/**
 * Requests a minute follow the working day (most at 15:00 UTC) and the week, and grow twelvefold over 90
 * days.
 */
function shape(at: number, startsAt: number): number {
  const date = new Date(at)
  const hour = date.getUTCHours() + date.getUTCMinutes() / 60
  const day = 0.25 + 1.5 * Math.exp(-(((hour - 15) / 4.5) ** 2))
  const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6
  const growth = 12 ** (Math.min(1, (at - startsAt) / (90 * 1440 * MINUTE_MS)) - 1)
  return day * (isWeekend ? 0.4 : 1.15) * growth
}

function quantities(use: ModelUse, random: Random): Record<string, number> {
  if (use.kind === 'image') {
    const side = use.sides[Math.floor(random() * use.sides.length)] ?? 512
    const steps = use.steps[Math.floor(random() * use.steps.length)] ?? 30
    return { width: side, height: side, steps, images: random() < 0.1 ? 4 : 1 }
  }
  if (use.kind === 'audio') return { characters: longTailed(use.characters, 0.6, random) }
  const promptTokens = Math.min(100_000, longTailed(use.promptTokens, 0.7, random))
  const completionTokens = Math.min(16_000, longTailed(use.completionTokens, 0.8, random))
  const cachedTokens = random() < 0.25 ? Math.floor(promptTokens * random() * 0.8) : 0
  return { prompt_tokens: promptTokens, completion_tokens: completionTokens, cached_tokens: cachedTokens }
}

function outcome(use: ModelUse, random: Random): Record<string, unknown> & { status: number } {
  if (random() >= 0.012) return { status: 200, ...quantities(use, random) }
  const { status = 500, error_code } = pick(FAILURES, random) ?? {}
  // A client that left a stream was served until then: half of those streams had reported their usage.
  const usage = status === 499 && use.kind === 'text' && random() < 0.5 ? quantities(use, random) : {}
  return { status, error_code, ...usage }
}

/** A window of the demo's own accounts, so that its refusals are true to the limits. */
function demoWindow(requests: number, windowMs: number) {
  const log = new AdmissionLog()
  return {
    hasRoom: (at: number) => log.roomAt(requests, windowMs) <= at,
    admit: (at: number) => log.add(at, windowMs),
  }
}

function demoWindows({ tier, models }: Profile['limits']) {
  const ofModels = Object.entries(models).map(
    ([model, { requests, windowSeconds }]) => [model, demoWindow(requests, windowSeconds * 1000)] as const,
  )
  return {
    tierWindow: tier === null ? null : demoWindow(tier, MINUTE_MS),
    modelWindows: new Map(ofModels),
  }
}

/**
 * @param account names the rows' account (an outward id); `keys` are outward ids with how busy each is.
 * @param startsAt the first moment of the demo's history, in Unix milliseconds.
 */
export function demoTraffic(
  tierId: DemoTier,
  account: string,
  keys: Keys,
  { seed, startsAt }: { seed: number; startsAt: number },
): Traffic {
  const profile = PROFILES[tierId]
  const { tierWindow, modelWindows } = demoWindows(profile.limits)

  function refusal(
    model: string,
    at: number,
  ): { status: 429; limit: 'tier' | 'model'; error_code: string } | null {
    const modelWindow = modelWindows.get(model)
    const limit =
      tierWindow && !tierWindow.hasRoom(at)
        ? 'tier'
        : modelWindow && !modelWindow.hasRoom(at)
          ? 'model'
          : null
    if (limit) return { status: 429, limit, error_code: 'rate_limit_exceeded' }
    tierWindow?.admit(at)
    modelWindow?.admit(at)
    return null
  }

  function row(at: number, serial: number, random: Random): DemoRow {
    const use = pick(profile.models, random)
    const key = pick(keys, random)
    if (!use || !key) throw new Error('a demo profile has no models or no keys')
    const answer = outcome(use, random)
    const latencyMs = Math.round(180 + Number(answer.completion_tokens ?? 60) * (6 + 6 * random()))
    const served = {
      latency_ms: latencyMs,
      ttft_ms: Math.round(latencyMs * 0.2),
      stream: random() < 0.6,
      ...answer,
    }
    return {
      id: `demo-${tierId}-${at.toString(36)}-${serial}`,
      time: new Date(at).toISOString(),
      account,
      key: key.key,
      model: use.model,
      kind: use.kind,
      client_ip: `198.51.100.${1 + Math.floor(random() * 5)}`,
      ...(refusal(use.model, at) ?? served),
    }
  }

  return {
    minuteRows(minuteAt, burstAt) {
      const minute = Math.floor(minuteAt / MINUTE_MS)
      const random = seededRandom(Math.imul(minute, 2_654_435_761) ^ Math.imul(seed + tierId.length, 40_503))
      const { burst } = profile
      const isBurst =
        burst && burstAt !== null && minuteAt >= burstAt && minuteAt < burstAt + burst.minutes * MINUTE_MS
      const base = poisson(profile.requestsAMinute * shape(minuteAt, startsAt), random)
      const extra = isBurst ? Math.round(burst.requestsAMinute * (0.7 + 0.7 * random())) : 0
      const times = Array.from({ length: base + extra }, () => minuteAt + Math.floor(random() * MINUTE_MS))
      return times.sort((a, b) => a - b).map((at, serial) => row(at, serial, random))
    },
  }
}
