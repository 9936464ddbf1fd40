import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { prepareDatabase } from '@/lib/server/prepare-database'
import { runMain } from '@/scripts/main/run-main'
import { killRounds } from '@/tests/soak/kill-rounds'
import type { Outcome } from '@/tests/soak/outcome'
import { playSeeds } from '@/tests/soak/simulation/play-seeds'
import { steadyLoad } from '@/tests/soak/steady-load'

/**
 * The long tests, in an empty database whose server the parent crashes when it is asked to. Prints what was
 * counted, and leaves with 1 when anything was lost, doubled or otherwise not as it should be.
 */
async function crash(how: 'kill' | 'immediate'): Promise<void> {
  const back = once(process, 'message')
  process.send?.(how)
  await back
}

async function main(): Promise<number> {
  const number = { type: 'string' } as const
  const { values } = parseArgs({ options: { seeds: number, kills: number, minutes: number } })
  const [seeds, kills, minutes] = [values.seeds, values.kills, values.minutes].map(Number)
  await prepareDatabase(new Date())
  const outcomes: Outcome[] = []
  if (seeds) outcomes.push(await playSeeds(seeds, () => crash('immediate')))
  if (kills) outcomes.push(await killRounds('app', kills, () => crash('kill')))
  if (kills) outcomes.push(await killRounds('database', kills, () => crash('kill')))
  if (minutes) outcomes.push(await steadyLoad(minutes))
  const faults = outcomes.flatMap((outcome) => outcome.faults)
  console.log(
    ['', ...outcomes.map(({ summary }) => summary), ...faults, `${faults.length} faults`].join('\n'),
  )
  return faults.length === 0 ? 0 : 1
}

await runMain(main)
// Processes that a fault left behind end with this one.
process.exit()
