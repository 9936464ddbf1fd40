import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatId } from '@/lib/db/id'
import { DAY_MS, MINUTE_MS } from '@/lib/time/range'
import { addSums } from '@/lib/usage/add-sums'
import { prepareMeasure } from '@/lib/usage/prepare-measure'
import { readCostLines } from '@/lib/usage/read-cost-lines'
import { readUsage } from '@/lib/usage/read-usage'
import {
  COST_SPLITS,
  COURSE_MEASURES,
  GROUPINGS,
  MEASURES,
  type UsageAnswer,
  type UsagePoint,
  type UsageQueryInput,
  usageQuerySchema,
} from '@/lib/usage/schema'
import {
  type Recorded,
  recordedEvents,
  recordHalfFolded,
  sumEvents,
} from '@/tests/integration/usage/recorded-events'
import { makeAccount } from '@/tests/support/make-account'

/** Each moment has clocks that changed in the 34 days before it, and a midnight at which one of them did. */
const MOMENTS = [
  { now: '2026-04-09T20:30:00Z', changes: ['2026-03-08T10:00:00Z', '2026-04-04T15:00:00Z'] },
  { now: '2026-11-03T20:10:00Z', changes: ['2026-10-03T15:30:00Z', '2026-11-01T09:00:00Z'] },
]
const addPicos = (texts: readonly string[]) =>
  texts.reduce((sum, picos) => sum + BigInt(picos), 0n).toString()
let splits = 0
const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe']

const text = fc.record({
  model: fc.constantFrom('openai/gpt-oss-120b', 'deepseek-ai/DeepSeek-V3', 'vendor/unpriced'),
  status: fc.constantFrom(200, 200, 200, 400, 429, 499, 500),
  prompt_tokens: fc.integer({ min: 5, max: 3000 }),
  cached_tokens: fc.integer({ min: 0, max: 5 }),
  completion_tokens: fc.option(fc.integer({ min: 0, max: 3000 }), { freq: 6 }),
})
const image = fc.record({
  model: fc.constantFrom('FLUX.1-dev', 'SD1.5'),
  kind: fc.constant('image'),
  status: fc.constantFrom(200, 503),
  width: fc.constantFrom(512, 1000),
  height: fc.constantFrom(640, 1000),
  steps: fc.constantFrom(25, 30),
  images: fc.integer({ min: 1, max: 4 }),
})
const audio = fc.record({
  model: fc.constant('MeloTTS'),
  kind: fc.constant('audio'),
  status: fc.constant(200),
  characters: fc.integer({ min: 0, max: 5000 }),
})

/** Anywhere in the 34 days, but also within hours of a changing clock and next to whole hours. */
const moment = (now: string, changes: readonly string[]) =>
  fc.oneof(
    fc.integer({ min: 0, max: 34 * 1440 * 60 }).map((second) => Date.parse(now) - second * 1000),
    fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -36 * 60, max: 36 * 60 }))
      .map(([change, minute]) => Math.min(Date.parse(change) + minute * MINUTE_MS, Date.parse(now))),
    fc.integer({ min: 0, max: 30 * 48 }).map((half) => {
      const edge = Math.floor(Date.parse(now) / (30 * MINUTE_MS)) - half
      return edge * 30 * MINUTE_MS - (half % 2)
    }),
  )

const scene = fc.constantFrom(...MOMENTS).chain(({ now, changes }) =>
  fc.record({
    now: fc.constant(new Date(now)),
    rows: fc.array(fc.tuple(moment(now, changes), fc.oneof(text, text, image, audio), fc.boolean()), {
      minLength: 40,
      maxLength: 120,
    }),
    group: fc.constantFrom(...GROUPINGS),
    measure: fc.constantFrom(...MEASURES),
    top: fc.integer({ min: 1, max: 4 }),
  }),
)

function membersBy(answer: UsageAnswer, event: Recorded): string {
  const texts = { none: 'all', model: event.model, kind: event.kind, status: String(event.status) }
  return answer.grouping === 'key' || answer.grouping === 'project' ? '' : texts[answer.grouping]
}

const sumValues = (points: readonly UsagePoint[]) =>
  points.reduce((sum, point) => sum + BigInt(point.value), 0n)

/** Every bucket by itself and every named group by itself, against the raw events that fall into it. */
function expectExact(answer: UsageAnswer, events: readonly Recorded[]): void {
  const edges = [...answer.buckets, answer.endAt].map((at) => Date.parse(at))
  const within = (event: Recorded, from = 0, to = 0) => event.atMs >= from && event.atMs < to
  edges.slice(1).forEach((to, bucket) => {
    const exact = sumEvents(events.filter((event) => within(event, edges[bucket], to)))
    const own = answer.points.filter((point) => point.bucket === bucket)
    expect(sumValues(own)).toBe(prepareMeasure(exact, answer.measure))
    for (const name of answer.course ? COURSE_MEASURES : []) {
      expect(answer.course?.[name][bucket]).toBe(prepareMeasure(exact, name).toString())
    }
  })
  const inRange = events.filter((event) => within(event, edges[0], edges.at(-1)))
  expect(answer.total).toEqual(sumEvents(inRange))
  expect(answer.course !== null).toBe(answer.grouping === 'none')
  expect(addSums(answer.groups.map((group) => group.sums))).toEqual(answer.total)
  for (const [index, group] of answer.groups.entries()) {
    const points = answer.points.filter((point) => point.group === index)
    expect(sumValues(points)).toBe(prepareMeasure(group.sums, answer.measure))
    if (group.members > 0 || answer.grouping === 'key' || answer.grouping === 'project') continue
    expect(group.sums).toEqual(sumEvents(inRange.filter((event) => membersBy(answer, event) === group.id)))
  }
}

it('adds up to the raw events in every zone, however long its days, half folded or not', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ now, rows, group, measure, top }) => {
      const account = await makeAccount()
      const logged = rows.map(([atMs, row, withKey], index) => ({
        ...row,
        id: `r${index}`,
        time: new Date(atMs).toISOString(),
        ...(withKey ? { key: formatId('key', account.inferenceKey.keyId) } : {}),
      }))
      await recordHalfFolded(account, logged, now)
      const events = await recordedEvents(account)
      expect(events).toHaveLength(rows.length)
      const day = (back: number) => new Date(now.getTime() - back * DAY_MS).toISOString().slice(0, 10)
      const views: UsageQueryInput[] = [
        { range: 'custom', from: day(35), to: day(0), by: 'day' },
        { range: 'custom', from: day(34), to: day(3), by: 'hour' },
        { range: 'month' },
        { range: '24h', by: 'minute' },
        { range: '24h', by: 'hour' },
      ]
      for (const zone of ZONES) {
        for (const view of views) {
          const query = usageQuerySchema.parse({ ...view, zone, group, measure, top: String(top) })
          const answer = await readUsage(account.accountId, query, { now })
          expectExact(answer, events)
          const split = COST_SPLITS[splits++ % COST_SPLITS.length] ?? 'model'
          const costs = await readCostLines(account.accountId, { ...query, split }, { now })
          expect(costs.costPicos).toBe(answer.total.costPicos)
          expect(addPicos(costs.parts.map(({ costPicos }) => costPicos))).toBe(costs.costPicos)
          for (const { lines, rounding, costPicos } of costs.parts) {
            expect(addPicos([...lines, ...rounding].map(({ amountPicos }) => amountPicos))).toBe(costPicos)
          }
        }
      }
    }),
    { numRuns: 8, endOnFailure: true },
  )
}, 180_000)
