import type { Random } from '@/lib/demo/random'
import type { ProductProcess } from '@/tests/soak/product-process'
import type { World } from '@/tests/soak/simulation/make-world'
import type { Model } from '@/tests/soak/simulation/model'
import type { SimRow } from '@/tests/soak/simulation/row'

/** What seeds are played on. */
export type Stage = {
  processes: readonly [ProductProcess, ProductProcess]
  /** Ends the database without warning, and returns when it is there again; where a seed may do so. */
  crashDatabase?: () => Promise<void>
}
/** How much of it there was. */
export type Played = { events: number; sent: number; kills: number; crashes: number }

/** One seed on its way. */
export type Play = Stage & {
  world: World
  model: Model
  random: Random
  nowMs: number
  sent: SimRow[]
  played: Played
}
