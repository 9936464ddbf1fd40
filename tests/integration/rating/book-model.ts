/** The shortest way of saying what everything costs: without rollups or a ledger, from every event anew. */
export type ModelEvent = { name: string; timeMs: number; quantities: Sizes; rate: ModelRate | null }
export type Sizes = { prompt: number; cached: number; completion: number } | { side: number; steps: number }
export type ModelRate = { model: string; startsAtMs: number; isOwn: boolean; picos: bigint }

const BASE_IMAGE = 1024n * 1024n * 25n

/** Per token or per base image; halves go to the even neighbour. */
function costBy(rate: ModelRate, sizes: Sizes): bigint {
  if ('prompt' in sizes) return rate.picos * BigInt(sizes.prompt + sizes.completion)
  const exact = rate.picos * BigInt(sizes.side * sizes.side) * BigInt(sizes.steps)
  const [whole, rest] = [exact / BASE_IMAGE, exact % BASE_IMAGE]
  const isUp = rest * 2n > BASE_IMAGE || (rest * 2n === BASE_IMAGE && whole % 2n === 1n)
  return isUp ? whole + 1n : whole
}

export class BookModel {
  readonly events: ModelEvent[] = []
  private readonly rates: ModelRate[] = []
  private readonly aliases = new Map<string, string>()

  addRate(rate: ModelRate): void {
    this.rates.push(rate)
  }

  addAlias(name: string, model: string): void {
    this.aliases.set(name, model)
  }

  knows(model: string): boolean {
    return this.rates.some((rate) => rate.model === model)
  }

  canonical(name: string): string | null {
    return this.knows(name) ? name : (this.aliases.get(name) ?? null)
  }

  rateOf({ name, timeMs }: Pick<ModelEvent, 'name' | 'timeMs'>): ModelRate | null {
    const model = this.canonical(name)
    const begun = this.rates.filter((rate) => rate.model === model && rate.startsAtMs <= timeMs)
    const latest = (rates: ModelRate[]) =>
      rates.reduce<ModelRate | null>((a, b) => (a && a.startsAtMs > b.startsAtMs ? a : b), null)
    return latest(begun.filter((rate) => rate.isOwn)) ?? latest(begun.filter((rate) => !rate.isOwn))
  }

  ingest(event: Omit<ModelEvent, 'rate'>): void {
    this.events.push({ ...event, rate: this.rateOf(event) })
  }

  /** @returns how many were priced */
  priceUnpriced(): number {
    const covered = this.events.filter((event) => event.rate === null && this.rateOf(event) !== null)
    for (const event of covered) event.rate = this.rateOf(event)
    return covered.length
  }

  /** What a re-rate would change, or does when it is told to. */
  rerate(models: string[], startMs: number, endMs: number, isDone: boolean) {
    const changed = this.events.filter((event) => {
      const model = this.canonical(event.name)
      const isMeant = model !== null && (models.length === 0 || models.includes(model))
      const isWithin = event.timeMs >= startMs && event.timeMs < endMs
      return isMeant && isWithin && event.rate !== null && this.rateOf(event) !== event.rate
    })
    const before = changed.reduce((sum, event) => sum + costOf(event), 0n)
    const after = changed.reduce((sum, event) => sum + costOf({ ...event, rate: this.rateOf(event) }), 0n)
    if (isDone) for (const event of changed) event.rate = this.rateOf(event)
    return { events: changed.length, before, after }
  }

  cost(): bigint {
    return this.events.reduce((sum, event) => sum + costOf(event), 0n)
  }
}

export function costOf({ rate, quantities }: Pick<ModelEvent, 'rate' | 'quantities'>): bigint {
  return rate ? costBy(rate, quantities) : 0n
}
