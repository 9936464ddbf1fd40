import 'server-only'
import { createServer, type Server } from 'node:http'
import { isIP } from 'node:net'
import { join } from 'node:path'
import next from 'next'
import { smtpSettings } from '@/lib/alerts/smtp-settings'
import { closePool } from '@/lib/db/pool'
import { closePrisma } from '@/lib/db/prisma'
import { readFsync } from '@/lib/db/read-fsync'
import { startLiveTraffic } from '@/lib/demo/live-traffic'
import { BadSetting, env, publicUrl } from '@/lib/env'
import { openGatewayLog } from '@/lib/gateway/gateway-log'
import { noteClientAddress } from '@/lib/http/client-address'
import { REQUEST_PATH_HEADER } from '@/lib/http/request-path'
import { trustedProxies } from '@/lib/http/trusted-proxies'
import { openAdmissions } from '@/lib/limits/admissions'
import { startAnnouncing } from '@/lib/live/announce'
import { startHub } from '@/lib/live/hub'
import { log } from '@/lib/log'
import { DATA_PLANE_PATHS, serveDataPlane } from '@/lib/server/data-plane'
import { setServing } from '@/lib/server/health'
import { startJobs } from '@/lib/server/jobs'
import { routePatterns } from '@/lib/server/route-patterns'
import { secureHeaders } from '@/lib/server/security-headers'
import { timeRequest } from '@/lib/server/time-requests'

/**
 * The process: one port for programs and people. It owns starting and stopping in order, and no decision
 * about usage or money. Programs' endpoints are answered here on node:http; everything else is the pages'.
 */
const DRAIN_MS = 10_000

class CannotStart extends Error {}

async function checkDatabase(): Promise<void> {
  const isDurable = await readFsync().catch((error: Error) => {
    throw new CannotStart(`The database at DATABASE_URL cannot be reached: ${error.message}`)
  })
  if (!isDurable) log.warn('fsync is off in the database: a power cut can lose acknowledged events')
}

function listen(server: Server): Promise<void> {
  const { HOST, PORT } = env()
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE'
      const why = isTaken ? 'is taken; set PORT to another one' : `cannot be opened: ${error.message}`
      reject(new CannotStart(`Port ${PORT} on ${HOST} ${why}`))
    })
    server.listen(PORT, HOST, resolve)
  })
}

/** Where this process is reached from this machine, whatever address people use. */
function ownAddress(): string {
  const { HOST, PORT } = env()
  return `http://${isIP(HOST) === 6 ? `[${HOST}]` : HOST}:${PORT}`
}

async function serve(): Promise<void> {
  const settings = env()
  if (!settings.NEXTAUTH_SECRET)
    throw new BadSetting('Bad setting NEXTAUTH_SECRET: must have 32 characters or more')
  process.env.NEXTAUTH_URL = publicUrl()
  trustedProxies()
  smtpSettings()
  await checkDatabase()
  const dev = settings.NODE_ENV === 'development'
  const pages = next({
    dev,
    dir: process.cwd(),
    hostname: settings.HOST,
    // Outside of development nothing here is upgraded. Were the framework to listen for that on our own
    // server, it would hang up on clients that offer HTTP/2 with a plain request, as those of Java do.
    ...(!dev && { httpServer: createServer() }),
  })
  const handlePage = pages.getRequestHandler()
  const nameRoute = routePatterns(DATA_PLANE_PATHS, join(process.cwd(), '.next'))
  const server = createServer((request, response) => {
    timeRequest(request, response, nameRoute)
    noteClientAddress(request)
    if (serveDataPlane(request, response)) return
    secureHeaders(request, response)
    request.headers[REQUEST_PATH_HEADER] = request.url ?? '/'
    void handlePage(request, response)
  })
  server.requestTimeout = 60_000
  const journals = join(process.cwd(), '.data')
  const closeAdmissions = openAdmissions(join(journals, `admissions-${settings.PORT}`))
  const closeGatewayLog = settings.UPSTREAM_URL
    ? await openGatewayLog(journals, String(settings.PORT))
    : async () => undefined
  const stops: (() => unknown)[] = []
  onStop(async () => {
    setServing(false)
    const closed = new Promise((resolve) => server.close(resolve))
    await Promise.all(stops.map((stop) => stop()))
    server.closeIdleConnections()
    await closed
    await pages.close()
    closeAdmissions()
    await closeGatewayLog()
    await closePrisma()
    await closePool()
  })
  await Promise.all([listen(server), pages.prepare()])
  stops.push(startJobs(), startAnnouncing(), startHub())
  setServing(true)
  if (settings.DEMO) stops.push(await startLiveTraffic(ownAddress(), new Date()))
  log.info({ url: publicUrl() }, 'serving')
}

/** Runs `drain` at the first SIGTERM or SIGINT and then ends; a drain that takes too long is cut. */
function onStop(drain: () => Promise<void>): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    log.info('draining')
    setTimeout(() => process.exit(1), DRAIN_MS).unref()
    drain().then(
      () => process.exit(0),
      (error: Error) => {
        log.error({ err: error.message }, 'the process did not drain cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

serve().catch((error: Error) => {
  if (error instanceof BadSetting || error instanceof CannotStart) console.error(error.message)
  else log.fatal({ err: error.message, stack: error.stack }, 'the process could not start')
  process.exit(1)
})
