/** One row of the table: what was measured against its bar. */
export type Figure = {
  bar: number
  what: string
  figure: string
  /** The smallest and the largest of the rounds; empty for what was measured once. */
  spread: string
  wanted: string
  met: boolean
  /** What the figure was made of, and what was proved of the load. */
  notes: string
}

const MORE_DIGITS_BELOW = 10

function short(value: number): string {
  return value < MORE_DIGITS_BELOW ? value.toFixed(2) : Math.round(value).toString()
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** The median of a ratio's rounds against its bar; `notes` is what the ratio was made of. */
export function ratioFigure(
  bar: number,
  what: string,
  rounds: readonly number[],
  wanted: { atLeast: number } | { atMost: number },
  notes = '',
): Figure {
  const middle = median(rounds)
  const spread = `${short(Math.min(...rounds))} to ${short(Math.max(...rounds))}`
  return {
    bar,
    what,
    figure: short(middle),
    spread: rounds.length > 1 ? spread : '',
    wanted: 'atLeast' in wanted ? `>= ${wanted.atLeast}` : `<= ${wanted.atMost}`,
    met: 'atLeast' in wanted ? middle >= wanted.atLeast : middle <= wanted.atMost,
    notes,
  }
}
