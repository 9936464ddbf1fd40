// The product's own process, from its start to its end.
import { spawn } from 'node:child_process'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { hurried, Interruption, interrupted } from './interruption.mjs'
import { PlainError } from './plain-error.mjs'

const startLimitMs = 60_000
const drainLimitMs = 20_000
const pollMs = 100

/** Says it before anything long is done when someone else listens there. */
export function checkPort(host, port) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      const reason =
        error.code === 'EADDRINUSE' ? 'is taken: stop what listens there, or set PORT' : `: ${error.message}`
      reject(new PlainError(`Port ${port} of ${host} ${reason}`))
    })
    probe.listen(port, host, () => probe.close(resolve))
  })
}

/**
 * Starts the server in a session of its own, where the terminal's Ctrl-C doesn't reach it: it is asked to end
 * by SIGTERM, and answers what it is at before it does.
 * @returns {{ ready: Promise<void>, ended: Promise<number>, stop: () => void }}
 */
export function startServer(args, address) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true })
  let over = false
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      over = true
      resolve(signal ? 1 : code)
    })
  })
  const stop = () => {
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), drainLimitMs).unref()
  }
  interrupted.addEventListener('abort', stop)
  hurried.addEventListener('abort', () => child.kill('SIGKILL'))
  return { ready: becomeReady(address, () => over), ended, stop }
}

async function becomeReady(address, isOver) {
  const until = Date.now() + startLimitMs
  while (!(await isReady(address))) {
    if (interrupted.aborted) throw new Interruption()
    if (isOver()) throw new PlainError('The server stopped before it was ready; what it said stands above')
    if (Date.now() > until) throw new PlainError(`The server was not ready after ${startLimitMs / 1000} s`)
    await wait(pollMs)
  }
}

function isReady({ host, port }) {
  const secure = Boolean(process.env.TLS_CERT)
  const hostname = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host
  return new Promise((resolve) => {
    // This asks our own process on this machine, whose certificate is made out to its public name.
    const options = { hostname, port, path: '/readyz', timeout: 2000, rejectUnauthorized: false }
    const request = (secure ? requestHttps : requestHttp)(options, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('error', () => resolve(false)).on('timeout', () => request.destroy())
    request.end()
  })
}
