import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { closePool } from '@/lib/db/pool'
import { startAnnouncing } from '@/lib/live/announce'
import { startHub } from '@/lib/live/hub'
import { serveDataPlane } from '@/lib/server/data-plane'
import { startJobs } from '@/lib/server/jobs'

/**
 * The product's process without its pages: the same endpoints and jobs on a port of its own. It tells whoever
 * started it the port, and when asked how long its event loop was held up, its memory and its processor time.
 */
export type Vitals = { delayP99Ms: number; delayMaxMs: number; peakRssBytes: number; cpuMs: number }

const delays = monitorEventLoopDelay({ resolution: 5 })
delays.enable()

function vitals(): Vitals {
  const { user, system } = process.cpuUsage()
  const taken = {
    delayP99Ms: delays.percentile(99) / 1e6,
    delayMaxMs: delays.max / 1e6,
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
    cpuMs: (user + system) / 1000,
  }
  delays.reset()
  return taken
}

const server = createServer((request, response) => {
  if (!serveDataPlane(request, response)) response.writeHead(404).end()
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
const stops = [startJobs(), startAnnouncing(), startHub()]

process.on('message', () => process.send?.(vitals()))
process.once('disconnect', async () => {
  server.close()
  server.closeAllConnections()
  await Promise.all(stops.map((stop) => stop()))
  await closePool()
  process.exit(0)
})
