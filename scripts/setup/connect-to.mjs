import { setTimeout as wait } from 'node:timers/promises'
import { PlainError } from './plain-error.mjs'

const patienceMs = 10_000
const retryMs = 500
// Postgres's word for "starting up"; a machine that starts everything at once is given the time to.
const passing = new Set(['ECONNREFUSED', 'EAI_AGAIN', '57P03'])

/**
 * An open connection, or one line that says which database can't be reached and why. The password is never
 * said.
 */
export async function connectTo(url) {
  const { default: pg } = await import('pg')
  const until = Date.now() + patienceMs
  for (;;) {
    const client = new pg.Client({ connectionString: parse(url).href, connectionTimeoutMillis: patienceMs })
    client.on('error', () => {})
    try {
      await client.connect()
      return client
    } catch (error) {
      await client.end().catch(() => {})
      if (passing.has(error.code) && Date.now() < until) {
        await wait(retryMs)
        continue
      }
      const { host, pathname } = parse(url)
      const reason = error.message || error.code
      throw new PlainError(`The database ${pathname.slice(1)} at ${host} can't be reached: ${reason}`)
    }
  }
}

function parse(url) {
  if (!URL.canParse(url))
    throw new PlainError('DATABASE_URL is not an address such as postgresql://user@host/name')
  return new URL(url)
}
