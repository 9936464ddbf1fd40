import fc from 'fast-check'
import { expect, it } from 'vitest'
import { closePeriods } from '@/lib/billing/close-periods'
import { postCharges } from '@/lib/billing/post-charges'
import { readBalance } from '@/lib/billing/read-balance'
import { formatId } from '@/lib/db/id'
import { foldDeltas } from '@/lib/ingest/fold-deltas'
import { formatUsd } from '@/lib/money/picos'
import { setAlias } from '@/lib/pricing/set-alias'
import { setPrice } from '@/lib/pricing/set-price'
import { continueRerates } from '@/lib/rating/continue-rerates'
import { previewRerate } from '@/lib/rating/preview-rerate'
import { priceUnpriced } from '@/lib/rating/price-unpriced'
import { reconcile } from '@/lib/reconcile/reconcile'
import { makeAccount } from '@/tests/support/make-account'
import { sendUsage } from '@/tests/support/send-usage'
import { BookModel, type Sizes } from './book-model'
import { rerate } from './rerate'

const STARTS_AT = Date.parse('2026-11-01T12:00:00Z')
const MINUTE_MS = 60_000
/** The clock may go this far, over the close of October and the month's end. */
const DAYS = 33

const name = fc.integer({ min: 0, max: 3 })
const back = fc.integer({ min: 0, max: 34 * 1440 })
const picos = fc.bigInt({ min: 0n, max: 5_000_000n })
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ verb: fc.constant('ingest' as const), name, back, size: fc.nat(999) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ verb: fc.constant('price' as const), name, back, picos, own: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('alias' as const), name, to: name }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('price unpriced' as const) }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('rerate' as const), name: fc.option(name), back }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('fold' as const) }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('post' as const) }) },
  { weight: 1, arbitrary: fc.record({ verb: fc.constant('close' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ verb: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 5 }) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

let worlds = 0

/** The product and the model of one account, with names that are its alone; image names are the odd ones. */
class World {
  private nowMs = STARTS_AT
  private sent = 0
  private readonly id = ++worlds
  private readonly taken = new Set<string>()
  private readonly model = new BookModel()
  private constructor(private readonly owner: Awaited<ReturnType<typeof makeAccount>>) {}

  static async make(): Promise<World> {
    return new World(await makeAccount())
  }

  private get now(): Date {
    return new Date(this.nowMs)
  }

  private get by() {
    return { actor: 'operator cli', now: this.now }
  }

  private nameOf(index: number): string {
    return `sequence-${this.id}/${index % 2 === 1 ? 'image' : 'text'}-${index}`
  }

  private minute(back: number): number {
    return Math.floor(this.nowMs / MINUTE_MS) * MINUTE_MS - back * MINUTE_MS
  }

  private async ingest(index: number, back: number, size: number): Promise<void> {
    const isImage = index % 2 === 1
    const timeMs = this.nowMs - back * MINUTE_MS
    const quantities: Sizes = isImage
      ? { side: 256 + size, steps: 30 }
      : { prompt: size + 3, cached: 0, completion: size }
    const [usual, sizes] = [
      { id: `s${this.id}-${++this.sent}`, time: new Date(timeMs).toISOString(), status: 200 },
      'prompt' in quantities
        ? { kind: 'text', prompt_tokens: quantities.prompt, completion_tokens: quantities.completion }
        : { kind: 'image', width: quantities.side, height: quantities.side, steps: quantities.steps },
    ]
    await sendUsage(this.owner, [{ ...usual, ...sizes, model: this.nameOf(index) }], this.now)
    this.model.ingest({ name: this.nameOf(index), timeMs, quantities })
  }

  private async price({
    name: index,
    back,
    picos: rate,
    own,
  }: Extract<Step, { verb: 'price' }>): Promise<void> {
    const model = this.model.canonical(this.nameOf(index)) ?? this.nameOf(index)
    const startsAtMs = this.minute(back)
    const key = `${model} ${own} ${startsAtMs}`
    if (this.taken.has(key)) return
    this.taken.add(key)
    const kind = index % 2 === 1 ? 'image' : 'text'
    const scaled = kind === 'image' ? rate * 1_000n : rate
    const usd = formatUsd(kind === 'image' ? scaled : scaled * 1_000_000n)
    const accountId = own ? this.owner.accountId : 0n
    await setPrice({ model, kind, usd, accountId, startsAt: new Date(startsAtMs) }, this.by)
    this.model.addRate({ model, startsAtMs, isOwn: own, picos: scaled })
  }

  private async alias({ name: index, to }: Extract<Step, { verb: 'alias' }>): Promise<void> {
    const [other, model] = [this.nameOf(index), this.nameOf(to)]
    const isFit = index % 2 === to % 2 && !this.model.knows(other) && this.model.knows(model)
    if (!isFit) return
    await setAlias({ name: other, model }, this.by)
    this.model.addAlias(other, model)
  }

  private async rerate({ name: index, back }: Extract<Step, { verb: 'rerate' }>): Promise<void> {
    const model = index === null ? null : this.model.canonical(this.nameOf(index))
    if (index !== null && model === null) return
    const models = model === null ? [] : [model]
    const [startMs, endMs] = [this.minute(back), this.minute(-1)]
    const scope = {
      accounts: [formatId('acc', this.owner.accountId)],
      models,
      from: new Date(startMs).toISOString(),
      to: new Date(endMs).toISOString(),
    }
    const expected = this.model.rerate(models, startMs, endMs, false)
    const preview = await previewRerate(scope, { now: this.now })
    expect(preview).toMatchObject({ events: String(expected.events), beforePicos: String(expected.before) })
    const off = BigInt(preview.afterPicos) - expected.after
    expect(off < 0n ? -off : off).toBeLessThanOrEqual(BigInt(expected.events))
    if (expected.events === 0) return
    const run = await rerate(scope, this.by)
    expect(run).toMatchObject({
      state: 'finished',
      done: { events: String(expected.events), afterPicos: String(expected.after) },
    })
    this.model.rerate(models, startMs, endMs, true)
    await continueRerates({ now: this.now })
    expect((await previewRerate(scope, { now: this.now })).events).toBe('0')
  }

  async take(each: Step): Promise<void> {
    if (each.verb === 'ingest') await this.ingest(each.name, each.back, each.size)
    else if (each.verb === 'price') await this.price(each)
    else if (each.verb === 'alias') await this.alias(each)
    else if (each.verb === 'rerate') await this.rerate(each)
    else if (each.verb === 'fold') await foldDeltas()
    else if (each.verb === 'post') await postCharges({ now: this.now })
    else if (each.verb === 'close') await closePeriods({ now: this.now })
    else if (each.verb === 'wait') {
      this.nowMs = Math.min(this.nowMs + each.days * 86_400_000, STARTS_AT + DAYS * 86_400_000)
    } else {
      const priced = await priceUnpriced({ now: this.now, perStep: 2 })
      expect(priced).toBe(this.model.priceUnpriced())
    }
    await this.check()
  }

  private async check(): Promise<void> {
    const { accountId } = this.owner
    expect((await reconcile({ accountId })).differences).toEqual([])
    const { balancePicos, promoPicos, paidPicos } = await readBalance(accountId)
    expect(balancePicos).toBe(-this.model.cost())
    expect(promoPicos + paidPicos).toBe(balancePicos)
  }
}

it('in any order of things done every equation holds and the balance is what events cost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), async (steps) => {
      const world = await World.make()
      for (const each of steps) await world.take(each)
      const end: Step[] = [{ verb: 'price unpriced' }, { verb: 'fold' }, { verb: 'post' }]
      for (const each of end) await world.take(each)
    }),
    { numRuns: 8 },
  )
}, 240_000)
