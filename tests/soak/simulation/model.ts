import type { SimRow } from '@/tests/soak/simulation/row'

/**
 * What the product ought to say, worked out from its rules and by none of its code: a map of what stands, and
 * sums over it. Everything is in whole picos.
 */
export type Outcome = 'accepted' | 'unpriced' | 'duplicate' | 'conflict' | 'rejected'
export type Answered = { row: SimRow; outcome: Outcome }
export type SimRate = {
  accountId: bigint
  model: string
  startsAtMs: number
  rates: [bigint, bigint, bigint]
}
type Standing = {
  row: SimRow
  print: string
  charge: 'cost' | 'unmetered' | 'unpriced'
  picos: bigint
  period: string
}

const GRACE_MS = 72 * 3_600_000
const BASE_IMAGE = 1024n * 1024n * 25n

export const identityOf = ({ accountId, sourceId, id }: SimRow) => `${accountId}|${sourceId}|${id}`
const isServed = (row: SimRow) => (row.status >= 200 && row.status < 300) || row.status === 499
const monthOf = (ms: number) => new Date(ms).toISOString().slice(0, 7)
const quantities = (row: SimRow): (number | null)[] => [
  row.prompt,
  row.cached,
  row.completion,
  imagesOf(row),
  row.width,
  row.height,
  row.steps,
  row.characters,
]

function imagesOf(row: SimRow): number | null {
  const isKnown = row.kind === 'image' && row.width !== null && row.height !== null && row.steps !== null
  return row.images ?? (isKnown && isServed(row) ? 1 : null)
}

export class Model {
  readonly standing = new Map<string, Standing>()
  readonly deposits = new Map<string, { accountId: bigint; picos: bigint }>()
  readonly prices: SimRate[] = []

  /** Books the answers to all that was sent at one moment; order and repetition must not have mattered. */
  book(answers: readonly Answered[], nowMs: number, wasCut: boolean): void {
    const byIdentity = new Map<string, (Answered & { print: string })[]>()
    for (const { row, outcome } of answers) {
      if ((outcome === 'rejected') !== row.isBad) throw new Error(`${row.id}: ${outcome}, bad: ${row.isBad}`)
      if (row.isBad) continue
      const identity = identityOf(row)
      const print = [row.timeMicros, row.keyId, row.model, row.kind, row.status, ...quantities(row)].join('|')
      byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), { row, outcome, print }])
    }
    for (const [identity, rows] of byIdentity) this.bookOne(identity, rows, nowMs, wasCut)
  }

  private bookOne(identity: string, rows: (Answered & { print: string })[], nowMs: number, wasCut: boolean) {
    const known = this.standing.get(identity)
    const first = known ?? rows.find(({ outcome }) => outcome !== 'conflict')
    if (!first) throw new Error(`${identity}: every row is a conflict, and nothing stands`)
    const stands = known ?? this.price(first.row, first.print, nowMs)
    const said = stands.charge === 'unpriced' ? 'unpriced' : 'accepted'
    let accepted = 0
    for (const { outcome, print } of rows) {
      if (outcome === said) accepted++
      const right =
        print === stands.print ? outcome === said || outcome === 'duplicate' : outcome === 'conflict'
      if (!right) throw new Error(`${identity}: ${outcome}, where ${JSON.stringify(print === stands.print)}`)
    }
    if (accepted > (known ? 0 : 1)) throw new Error(`${identity}: accepted ${accepted} times`)
    // Whoever was cut off in the middle may have written it without a word.
    if (accepted === 0 && !known && !wasCut) throw new Error(`${identity}: never accepted`)
    this.standing.set(identity, stands)
  }

  private price(row: SimRow, print: string, nowMs: number): Standing {
    const timeMs = row.timeMicros / 1000
    // A month closes three days after its end; what comes for it then is billed by the first open one.
    const open = monthOf(nowMs - GRACE_MS)
    const isClosed = monthOf(timeMs) < open
    const period = isClosed ? open : monthOf(timeMs)
    const standing = { row, print, period, picos: 0n }
    if (!isServed(row)) return { ...standing, charge: 'cost' }
    const needed = {
      text: [row.prompt, row.completion],
      image: [row.width, row.height, row.steps],
      audio: [row.characters],
    }
    if (needed[row.kind].includes(null)) return { ...standing, charge: 'unmetered' }
    const rates = this.ratesOf(row, timeMs)
    return rates
      ? { ...standing, charge: 'cost', picos: cost(row, rates) }
      : { ...standing, charge: 'unpriced' }
  }

  private ratesOf(row: SimRow, timeMs: number): [bigint, bigint, bigint] | undefined {
    const inForce = (accountId: bigint) =>
      this.prices
        .filter(
          (each) => each.accountId === accountId && each.model === row.model && each.startsAtMs <= timeMs,
        )
        .sort((a, b) => b.startsAtMs - a.startsAtMs)[0]?.rates
    return inForce(row.accountId) ?? inForce(0n)
  }

  /** Usage by `bucket` and all that is told apart: requests, quantities, unpriced, unmetered, picos. */
  usage(accountId: bigint, bucketOf: (timeMs: number) => string): string[] {
    const groups = new Map<string, bigint[]>()
    for (const { row, charge, picos } of this.of(accountId)) {
      const bucket = bucketOf(row.timeMicros / 1000)
      const group = [bucket, row.keyId, row.model, row.kind, row.status, row.limit ?? 'none'].join(' ')
      const sums = [row.prompt, row.cached, row.completion, imagesOf(row), row.characters].map((n) =>
        BigInt(n ?? 0),
      )
      const steps = [row.width, row.height, row.steps, imagesOf(row) ?? (row.kind === 'image' ? 1 : 0)]
      const area = steps.reduce((all, n) => all * BigInt(n ?? 0), 1n)
      const more = [
        1n,
        ...sums,
        area,
        charge === 'unpriced' ? 1n : 0n,
        charge === 'unmetered' ? 1n : 0n,
        picos,
      ]
      groups.set(
        group,
        (groups.get(group) ?? more.map(() => 0n)).map((sum, at) => sum + (more[at] ?? 0n)),
      )
    }
    return [...groups].map(([group, sums]) => `${group}: ${sums.join(' ')}`).sort()
  }

  /** Cost by the month that bills it and the month of its usage. */
  periods(accountId: bigint): string[] {
    const sums = new Map<string, bigint>()
    for (const { row, picos, period } of this.of(accountId)) {
      if (picos === 0n) continue
      const name = `${period} ${monthOf(row.timeMicros / 1000)}`
      sums.set(name, (sums.get(name) ?? 0n) + picos)
    }
    return [...sums].map(([name, picos]) => `${name}: ${picos}`).sort()
  }

  balance(accountId: bigint): { balancePicos: bigint; depositedPicos: bigint } {
    const deposits = [...this.deposits.values()].filter((deposit) => deposit.accountId === accountId)
    const depositedPicos = deposits.reduce((sum, { picos }) => sum + picos, 0n)
    const spent = this.of(accountId).reduce((sum, { picos }) => sum + picos, 0n)
    return { balancePicos: depositedPicos - spent, depositedPicos }
  }

  /** How many events there are from `since` on. */
  count(accountId: bigint, since: Date): number {
    return this.of(accountId).filter(({ row }) => row.timeMicros / 1000 >= since.getTime()).length
  }

  private of(accountId: bigint): Standing[] {
    return [...this.standing.values()].filter(({ row }) => row.accountId === accountId)
  }
}

function cost(row: SimRow, [input, cached, output]: [bigint, bigint, bigint]): bigint {
  const of = (count: number | null) => BigInt(count ?? 0)
  if (row.kind === 'audio') return of(row.characters) * input
  if (row.kind === 'text') {
    return of(row.prompt) * input - of(row.cached) * (input - cached) + of(row.completion) * output
  }
  const exact = input * of(row.width) * of(row.height) * of(row.steps) * of(imagesOf(row))
  const [down, rest] = [exact / BASE_IMAGE, (exact % BASE_IMAGE) * 2n]
  return rest > BASE_IMAGE || (rest === BASE_IMAGE && down % 2n === 1n) ? down + 1n : down
}
