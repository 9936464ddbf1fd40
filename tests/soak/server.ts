import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveDataPlane } from '@/lib/server/data-plane'
import { setServing } from '@/lib/server/health'
import { startJobs } from '@/lib/server/jobs'

/**
 * The product without its pages: the endpoints that programs call and the jobs, on the port in SOAK_PORT. It
 * tells its parent when it listens, answers with its memory after a collection when it is asked, and ends
 * with its parent.
 */
const server = createServer((request, response) => {
  if (!serveDataPlane(request, response)) response.writeHead(404).end()
})
server.listen(Number(process.env.SOAK_PORT), '127.0.0.1', () => {
  startJobs()
  setServing(true)
  process.send?.({ port: (server.address() as AddressInfo).port })
})

process.on('message', () => {
  global.gc?.()
  process.send?.({ memory: process.memoryUsage() })
})
process.on('disconnect', () => process.exit(0))
