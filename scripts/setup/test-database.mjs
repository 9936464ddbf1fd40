import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { connectTo } from './connect-to.mjs'
import { isAlive } from './lock.mjs'
import { clusterUrl, findRunning, startCluster, stopCluster } from './postgres/cluster.mjs'
import { preparePlace } from './postgres/place.mjs'

const prefix = 'postgres-of-test-'

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
  const close = async () => {
    await stopCluster(place)
    rmSync(place.folder, { recursive: true, force: true })
  }
  return { url: url('postgres'), create, close }
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
