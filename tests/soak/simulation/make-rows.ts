import { pick, type Random } from '@/lib/demo/random'
import type { SimRow } from '@/tests/soak/simulation/row'

/** Who may send, and whose it is. */
export type SimPlace = { accountId: bigint; keyId: bigint; sourceId: bigint }

const MINUTE_MICROS = 60_000_000
const BACK_MICROS = 35 * 1440 * MINUTE_MICROS
const STATUSES = [
  { weight: 70, status: 200 },
  { weight: 4, status: 201 },
  { weight: 8, status: 429 },
  { weight: 4, status: 499 },
  { weight: 4, status: 400 },
  { weight: 3, status: 402 },
  { weight: 3, status: 500 },
  { weight: 4, status: 502 },
]
const MODELS = [
  { weight: 4, kind: 'text', name: 'text' },
  { weight: 3, kind: 'text', name: 'text-cached' },
  { weight: 2, kind: 'image', name: 'image' },
  { weight: 2, kind: 'audio', name: 'audio' },
  { weight: 1, kind: 'text', name: 'unknown' },
] as const
const SIDES = [256, 512, 768, 1000, 1024, 1344, 2048, 999] as const

const upTo = (most: number, random: Random) => Math.floor(random() * (most + 1))
const one = <T>(of: readonly T[], random: Random): T => of[upTo(of.length - 1, random)] as T
const maybe = (chance: number, value: number, random: Random) => (random() < chance ? null : value)

/** Mostly of the last hour; some late by up to the last moment that is taken, some a little ahead. */
function timeOf(nowMs: number, random: Random): number {
  const now = nowMs * 1000
  const draw = random()
  if (draw < 0.02) return now - BACK_MICROS
  if (draw < 0.04) return now + 5 * MINUTE_MICROS
  if (draw < 0.3) return now - upTo(BACK_MICROS, random)
  if (draw < 0.4) return now - (now % MINUTE_MICROS) - upTo(3, random)
  return now - upTo(60 * MINUTE_MICROS, random)
}

function quantitiesOf(kind: SimRow['kind'], random: Random) {
  const none = { prompt: null, cached: null, completion: null, characters: null }
  const size = { images: null, width: null, height: null, steps: null }
  if (kind === 'audio') return { ...none, ...size, characters: maybe(0.1, upTo(9_999, random), random) }
  if (kind === 'image') {
    const [width, height] = [maybe(0.05, one(SIDES, random), random), one(SIDES, random)]
    const [steps, images] = [maybe(0.05, 1 + upTo(59, random), random), maybe(0.5, upTo(4, random), random)]
    return { ...none, images, width, height, steps }
  }
  const prompt = maybe(0.05, upTo(100_000, random), random)
  const cached = prompt === null ? null : maybe(0.5, upTo(prompt, random), random)
  return { ...none, ...size, prompt, cached, completion: maybe(0.1, upTo(20_000, random), random) }
}

/** Requests of one moment that nobody has sent yet. Model names begin with `prefix`. */
export function makeRows(
  count: number,
  { nowMs, prefix, places }: { nowMs: number; prefix: string; places: readonly SimPlace[] },
  random: Random,
): SimRow[] {
  return Array.from({ length: count }, () => {
    const { kind, name } = pick(MODELS, random) ?? MODELS[0]
    const { status } = pick(STATUSES, random) ?? { status: 200 }
    const row = {
      ...one(places, random),
      // Few enough ids that some are given twice, by one source to two accounts or to two events of one.
      id: `${nowMs.toString(36)}-${upTo(count * 8, random)}`,
      timeMicros: timeOf(nowMs, random),
      model: `${prefix}/${name}`,
      kind,
      status,
      limit: status === 429 ? one(['tier', 'model', 'ip', null] as const, random) : null,
      ...quantitiesOf(kind, random),
      latencyMs: upTo(5_000, random),
      isBad: false,
    }
    const draw = random()
    if (draw < 0.015) return { ...row, status: 99, limit: null, isBad: true }
    return draw < 0.03 ? { ...row, timeMicros: nowMs * 1000 - BACK_MICROS - 1, isBad: true } : row
  })
}

function changeRow(row: SimRow, random: Random): SimRow {
  const draw = random()
  if (draw < 0.4) return row
  if (draw < 0.7) return { ...row, latencyMs: row.latencyMs + 1 }
  if (draw < 0.8) return { ...row, timeMicros: row.timeMicros - 1 }
  if (draw < 0.9) return { ...row, status: row.status === 500 ? 503 : 500, limit: null }
  if (row.kind === 'audio') return { ...row, characters: (row.characters ?? 0) + 1 }
  if (row.kind === 'image') return { ...row, steps: ((row.steps ?? 0) % 60) + 1 }
  return { ...row, completion: (row.completion ?? 0) + 1 }
}

/** What was sent before comes again: the same, or with another latency, or something else under its id. */
export function repeatRow(row: SimRow, nowMs: number, random: Random): SimRow {
  const again = row.status === 99 ? row : changeRow(row, random)
  return { ...again, isBad: again.status === 99 || again.timeMicros < nowMs * 1000 - BACK_MICROS }
}
