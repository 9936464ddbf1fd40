import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { keepSecret } from './keep-secret.mjs'
import { PlainError } from './plain-error.mjs'
import { dataFolder } from './project.mjs'

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/
const everywhere = new Set(['0.0.0.0', '::'])

/**
 * Reads .env, whose lines never win over the environment, and fills in the settings that have a default which
 * depends on where the product runs, so that everything started from here sees the same ones. What they may
 * be is decided, and said, by the program that parses them.
 */
export function settle({ serving = true } = {}) {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { env } = process
  const host = env.HOST || '127.0.0.1'
  const port = Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new PlainError('PORT must be from 1 to 65535')
  const embedded = !env.DATABASE_URL
  env.HOST = host
  env.PORT = String(port)
  env.DEMO ||= embedded && loopback.test(host) ? '1' : '0'
  if (env.DEMO === '1' && !loopback.test(host)) {
    throw new PlainError(
      'DEMO=1 needs a HOST that only this machine reaches: its passwords are known to everyone',
    )
  }
  if (!env.NEXTAUTH_URL) {
    if (everywhere.has(host))
      throw new PlainError(`HOST=${host} is no address to link to: set NEXTAUTH_URL as well`)
    env.NEXTAUTH_URL = `${env.TLS_CERT ? 'https' : 'http'}://${isIP(host) === 6 ? `[${host}]` : host}:${port}`
  }
  if (!serving) return { host, port }
  if (!env.NEXTAUTH_SECRET && !embedded) {
    throw new PlainError(
      'NEXTAUTH_SECRET is not set: beside DATABASE_URL it must be given, 32 characters or more',
    )
  }
  env.NEXTAUTH_SECRET ||= keepSecret(join(dataFolder, 'secret'))
  return { host, port, demo: env.DEMO === '1', url: env.NEXTAUTH_URL.replace(/\/+$/, '') }
}
