import { expect, it } from 'vitest'
import { currentLimits } from '@/lib/limits/current-limits'
import { seedLimits } from '@/lib/limits/seed-limits'

const NOW = new Date('2026-03-10T12:00:00Z')
const of = (tierId: string) => currentLimits({ accountId: 1n, tierId, now: NOW })
const window = (requests: number | null, windowSeconds = 60) => ({ requests, windowSeconds })

it('the built-in limits are there once, however often they are seeded', async () => {
  await Promise.all([seedLimits({ now: NOW }), seedLimits({ now: NOW })])
  const llama = 'meta-llama/Meta-Llama-3.1-405B'
  const models = (base: [number, number], flux: [number, number]) => [
    { model: 'FLUX.1-dev', ...window(...flux) },
    { model: llama, ...window(...base) },
    { model: `${llama}-Instruct`, ...window(...base) },
  ]
  expect(await of('basic')).toEqual({ tier: window(60), models: models([5, 60], [1, 300]), ip: window(600) })
  expect(await of('pro')).toEqual({ tier: window(600), models: models([120, 60], [50, 60]), ip: window(600) })
  expect(await of('enterprise')).toEqual({ tier: window(null), models: [], ip: window(600) })
})
