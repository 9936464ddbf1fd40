/**
 * A stream of numbers in [0, 1) that is the same for the same seed: mulberry32, a public-domain generator.
 */
export type Random = () => number

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * A count with the given mean, as independent arrivals have it (Knuth's product of uniforms; for small
 * means).
 */
export function poisson(mean: number, random: Random): number {
  const floor = Math.exp(-mean)
  let count = 0
  for (let product = random(); product > floor; product *= random()) count += 1
  return count
}

/**
 * A whole number around `median`, long-tailed as token counts are: the median times e to a normal of
 * `spread`.
 */
export function longTailed(median: number, spread: number, random: Random): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.max(1, Math.round(median * Math.exp(spread * normal)))
}

/** One of the choices, each as likely as its weight. */
export function pick<T extends { weight: number }>(choices: readonly T[], random: Random): T | undefined {
  const total = choices.reduce((sum, choice) => sum + choice.weight, 0)
  let left = random() * total
  return choices.find((choice) => {
    left -= choice.weight
    return left < 0
  })
}
