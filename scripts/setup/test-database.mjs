import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { connectTo } from './connect-to.mjs'
import { isAlive } from './lock.mjs'
import { pickPort } from './pick-port.mjs'
import { PlainError } from './plain-error.mjs'
import { clusterUrl, findRunning, killCluster, startCluster, stopCluster } from './postgres/cluster.mjs'
import { preparePlace } from './postgres/place.mjs'

const prefix = 'postgres-of-test-'
const crashLimitMs = 30_000
const crashPollMs = 50

/**
 * A Postgres for one run of the tests, new and gone afterwards, which forgets what it wrote when the power
 * goes unless it is `lasting`, as it must be to measure what is promised. The product's own database isn't
 * touched.
 */
export async function openTestDatabase(say, { lasting = false } = {}) {
  const place = preparePlace(`${prefix}${process.pid}`, say)
  await removeLeftovers(place)
  const password = randomBytes(16).toString('hex')
  const port = await startCluster(place, password, { lasting })
  const url = (database) => clusterUrl(port, password, database)
  const create = async (database) => {
    const client = await connectTo(url('postgres'))
    await client.query(`create database ${database}`)
    await client.end()
    return url(database)
  }
  const crash = async (how) => {
    if (how === 'kill') killCluster(place)
    else await stopCluster(place, 'immediate')
    const again = await startWhenGone(port, () => startCluster(place, password, { lasting }))
    if (again !== port) throw new PlainError(`The database came back on port ${again} instead of ${port}`)
  }
  const close = async () => {
    await stopCluster(place)
    rmSync(place.folder, { recursive: true, force: true })
  }
  return { url: url('postgres'), create, crash, close }
}

// A server that was killed can be started again when the last of its helpers has ended.
async function startWhenGone(port, start) {
  while ((await pickPort(port)) === null) await wait(crashPollMs)
  for (const until = Date.now() + crashLimitMs; ; ) {
    try {
      return await start()
    } catch (error) {
      if (Date.now() > until) throw error
    }
  }
}

// A run that was killed could not clean up after itself.
async function removeLeftovers(place) {
  const base = dirname(place.folder)
  for (const name of readdirSync(base)) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue
    const old = { ...place, folder: `${base}/${name}` }
    if ((await findRunning(old)) !== null) await stopCluster(old)
    rmSync(old.folder, { recursive: true, force: true })
  }
}
