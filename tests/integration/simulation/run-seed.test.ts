import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ProductProcess } from '@/tests/soak/product-process'
import { KEPT_DAYS } from '@/tests/soak/simulation/check-state'
import { runSeed } from '@/tests/soak/simulation/run-seed'

// A few seeds each time; `npm run soak` plays two hundred, and lets the database crash as well.
const SEEDS = [1, 2, 3]

describe('the product and a model of its rules agree to the pico, in two processes that get killed', () => {
  const processes: ProductProcess[] = []

  beforeAll(async () => {
    const bundle = "import('./scripts/setup/bundle.mjs').then(({ bundleSoak }) => bundleSoak())"
    await promisify(execFile)(process.execPath, ['-e', bundle])
    const env = { ...process.env, RAW_RETENTION_DAYS: String(KEPT_DAYS) }
    for (let count = 0; count < 2; count++) {
      processes.push(new ProductProcess('.build/soak-process.mjs', env))
    }
  })
  afterAll(() => {
    for (const process of processes) process.kill()
  })

  it.each(SEEDS)('seed %i', { timeout: 120_000 }, async (seed) => {
    const [first, second] = processes
    if (!first || !second) throw new Error('the processes were not made')
    const { events, sent } = await runSeed(seed, { processes: [first, second] })
    expect(events).toBeGreaterThan(200)
    expect(sent).toBeGreaterThan(events)
  })
})
