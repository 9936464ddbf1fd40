// The database of a command: the one that DATABASE_URL names, or the embedded one. Commands may share the
// embedded one: each leaves its process id among its users, whoever comes first starts it, and whoever leaves
// last stops it.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectTo } from './connect-to.mjs'
import { keepSecret } from './keep-secret.mjs'
import { isAlive, withLock } from './lock.mjs'
import { clusterUrl, findRunning, startCluster, stopCluster } from './postgres/cluster.mjs'
import { preparePlace } from './postgres/place.mjs'
import { dataFolder } from './project.mjs'

const usersFolder = join(dataFolder, 'postgres-users')
const lockFile = join(dataFolder, 'postgres-lock')
const name = 'inferometer'

/**
 * @param {(line: string) => void} say
 * @returns {Promise<{ url: string, embedded: boolean, adopted: boolean, close: () => Promise<void> }>}
 */
export async function openDatabase(say) {
  const given = process.env.DATABASE_URL
  if (given) {
    await (await connectTo(given)).end()
    return { url: given, embedded: false, adopted: true, close: async () => {} }
  }
  const place = preparePlace('postgres', say)
  const password = keepSecret(join(dataFolder, 'postgres-password'))
  return withLock(lockFile, async () => {
    const running = await findRunning(place)
    const port = running ?? (await startCluster(place, password, { lasting: true }))
    signIn()
    const url = clusterUrl(port, password, name)
    if (running === null) await createDatabase(clusterUrl(port, password, 'postgres'))
    return { url, embedded: true, adopted: running !== null, close: () => leave(place) }
  })
}

async function createDatabase(serverUrl) {
  const client = await connectTo(serverUrl)
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount === 0) await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
}

function signIn() {
  mkdirSync(usersFolder, { recursive: true })
  writeFileSync(join(usersFolder, String(process.pid)), '')
}

function leave(place) {
  return withLock(lockFile, async () => {
    rmSync(join(usersFolder, String(process.pid)), { force: true })
    const others = readdirSync(usersFolder).filter((pid) => isAlive(Number(pid)))
    if (others.length === 0 && (await findRunning(place)) !== null) await stopCluster(place)
  })
}
