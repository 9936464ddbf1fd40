/** A place in the palette. `served` and `refused` are outcomes and never stand for a model. */
export type Hue = 1 | 2 | 3 | 4 | 5 | 6 | 'other' | 'served' | 'refused'

/** What tells series apart without hue. */
export const TEXTURES = ['solid', 'rise', 'dots', 'fall', 'flat', 'grid'] as const
export type Texture = (typeof TEXTURES)[number]

export type Colour = { hue: Hue; texture: Texture }

const HUES = [1, 2, 3, 4, 5, 6] as const

/** FNV-1a from a start that lets six much used models fall on six different hues. */
function hash(text: string): number {
  let state = 6672
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 16777619) >>> 0
  }
  return (state ^ (state >>> 15)) >>> 0
}

/**
 * Gives each series its colour. The hue depends on the id alone, so a model keeps it on every page and in
 * every ranking; where two in one chart share a hue, the later one takes the next texture that is free.
 */
export function prepareColours(series: readonly { id: string; other: boolean }[]): Colour[] {
  const taken = new Set<string>()
  return series.map(({ id, other }) => {
    if (other) return { hue: 'other', texture: 'solid' }
    const slot = hash(id) % HUES.length
    const hue = HUES[slot] ?? 1
    const turns = TEXTURES.map((_, turn) => TEXTURES[(slot + turn) % TEXTURES.length] ?? 'solid')
    const texture = turns.find((each) => !taken.has(`${hue} ${each}`)) ?? 'solid'
    taken.add(`${hue} ${texture}`)
    return { hue, texture }
  })
}
