import type { Outcome } from '@/tests/soak/outcome'
import { ProductProcess } from '@/tests/soak/product-process'
import { KEPT_DAYS } from '@/tests/soak/simulation/check-state'
import type { Played } from '@/tests/soak/simulation/play'
import { runSeed } from '@/tests/soak/simulation/run-seed'

/** Plays seeds one after the other, with crashes of the database; one that fails doesn't keep others back. */
export async function playSeeds(seeds: number, crashDatabase: () => Promise<void>): Promise<Outcome> {
  const env = { ...process.env, RAW_RETENTION_DAYS: String(KEPT_DAYS) }
  const makeProcess = () => new ProductProcess('.build/soak-process.mjs', env)
  const processes: [ProductProcess, ProductProcess] = [makeProcess(), makeProcess()]
  const total: Played = { events: 0, sent: 0, kills: 0, crashes: 0 }
  const faults: string[] = []
  for (let seed = 1; seed <= seeds; seed++) {
    try {
      const played = await runSeed(seed, { processes, crashDatabase })
      for (const name of ['events', 'sent', 'kills', 'crashes'] as const) total[name] += played[name]
      console.log(`seed ${seed} of ${seeds}: ${played.events} events, as the model says`)
    } catch (error) {
      console.log((error as Error).message)
      faults.push((error as Error).message)
    }
  }
  for (const process of processes) process.kill()
  return {
    summary:
      `Simulation: ${seeds} seeds, ${total.events} events in ${total.sent} rows; processes were killed ` +
      `${total.kills} times and the database crashed ${total.crashes} times in the midst of it; ` +
      `${faults.length} seeds differ from the model`,
    faults,
  }
}
